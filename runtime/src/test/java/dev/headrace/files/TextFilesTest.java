package dev.headrace.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  @TempDir Path root;
  TestDisk disk;

  @BeforeEach
  void openDisk() {
    disk = new TestDisk(root);
    disk.now += HOUR;
  }

  private TextFiles files() {
    return TextFiles.in(root).on(disk);
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void listsSelectedFilesInTheOrderOfTheirPaths() throws Exception {
    for (String path :
        new String[] {"b.md", "a/z.md", "a.md", "a/draft/x.md", "a0/y.md", "a/n.txt", ".h.md"}) {
      write(path, path);
    }
    Listed<TextFile> listed =
        Listed.of(files().include("**/*.md").include("*.txt").exclude("**/draft/**"));
    assertThat(listed.keys()).containsExactly(".h.md", "a.md", "a/z.md", "a0/y.md", "b.md");
    assertThat(listed.keys()).isSorted();
    assertThat(listed.read("a/z.md")).isEqualTo(new TextFile("a/z.md", "a/z.md"));
    assertThat(listed.entry("a/z.md").size()).isEqualTo(6);
    assertThat(listed.incomplete).isEmpty();
  }

  @Test
  void looksOnceAtEachFileAndNeverIntoFoldersThatAreLeftOut() throws Exception {
    write("docs/a.md", "");
    write("docs/b.md", "");
    write("src/c.md", "");
    write("docs/draft/d.md", "");
    disk.refuseListing(root.resolve("src"), new AccessDeniedException("src"))
        .refuseListing(root.resolve("docs/draft"), new AccessDeniedException("draft"));
    Listed<TextFile> listed = Listed.of(files().include("docs/**").exclude("**/draft/**"));
    assertThat(listed.keys()).containsExactly("docs/a.md", "docs/b.md");
    assertThat(listed.incomplete).isEmpty();
    assertThat(disk.stamps).as("root, docs, a.md, b.md, draft").hasValue(5);
    assertThat(disk.reads).hasValue(0);
  }

  @Test
  void vouchesForAFileUntilItChanges() throws Exception {
    Path file = write("a.md", "one");
    String first = Listed.of(files()).entry("a.md").version();
    assertThat(first).isNotNull();
    assertThat(Listed.of(files()).entry("a.md").version()).isEqualTo(first);
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);
    assertThat(Listed.of(files()).entry("a.md").version())
        .as("same size and modification time")
        .isNotEqualTo(first);
  }

  @Test
  void doesNotVouchForAFileThatChangedJustBefore() throws Exception {
    write("a.md", "one");
    disk.now -= HOUR;
    assertThat(Listed.of(files()).entry("a.md").version()).isNull();
    disk.now += TimeUnit.SECONDS.toNanos(60);
    assertThat(Listed.of(files()).entry("a.md").version()).isNotNull();
  }

  @Test
  void anotherReadingIsAnotherVersion() throws Exception {
    write("a.md", "one");
    String utf8 = Listed.of(files()).entry("a.md").version();
    assertThat(Listed.of(files().charset(StandardCharsets.ISO_8859_1)).entry("a.md").version())
        .isNotEqualTo(utf8);
    assertThat(Listed.of(files().revision("2")).entry("a.md").version()).isNotEqualTo(utf8);
  }

  @Test
  void mapsToAnOwnRow() throws Exception {
    write("a.md", "# One");
    record Note(@Key String path, int length) {}
    Listed<Note> listed = Listed.of(files().as((path, text) -> new Note(path, text.length())));
    assertThat(listed.read("a.md")).isEqualTo(new Note("a.md", 5));
  }

  @Test
  void aMissingRootSaysSo() {
    Path missing = root.resolve("nowhere");
    assertThatThrownBy(() -> Listed.of(TextFiles.in(missing)))
        .isInstanceOf(IOException.class)
        .hasMessage("The folder " + missing + " does not exist. Create it, or correct the path");
  }

  @Test
  void aRootThatIsAFileSaysSo() throws Exception {
    Path file = write("a.md", "");
    assertThatThrownBy(() -> Listed.of(TextFiles.in(file)))
        .hasMessage(
            file
                + " is not a folder, but files are to be listed in it. Give the folder it is in, and select it with include(\"a.md\")");
  }

  @Test
  void anUnreadableRootSaysSo() {
    disk.refuseListing(root, new AccessDeniedException(root.toString()));
    assertThatThrownBy(() -> Listed.of(files()))
        .hasMessage(
            "The folder %s can't be listed: permission denied. Give this process the right to read it",
            root);
  }

  @Test
  void anUnreadableFolderMakesTheListingIncomplete() throws Exception {
    write("a.md", "");
    write("secret/b.md", "");
    Path secret = root.resolve("secret");
    AccessDeniedException denied = new AccessDeniedException(secret.toString());
    disk.refuseListing(secret, denied);
    Listed<TextFile> listed = Listed.of(files());
    assertThat(listed.keys()).containsExactly("a.md");
    assertThat(listed.incomplete).containsExactly(secret.toString());
    assertThat(listed.causes).containsExactly(denied);
  }

  @Test
  void aFileThatCannotBeLookedAtMakesTheListingIncomplete() throws Exception {
    Path file = write("a.md", "");
    disk.refuseStamp(file, new AccessDeniedException(file.toString()));
    assertThat(Listed.of(files()).incomplete).containsExactly(file.toString());
  }

  @Test
  void anUnreadableFileFailsAlone() throws Exception {
    Path file = write("a.md", "");
    write("b.md", "two");
    disk.refuseReading(file, new AccessDeniedException(file.toString()));
    Listed<TextFile> listed = Listed.of(files());
    assertThatThrownBy(() -> listed.read("a.md"))
        .hasMessage(
            "%s can't be read: permission denied. Give this process the right to read it, or exclude it",
            file);
    assertThat(listed.read("b.md").text()).isEqualTo("two");
  }

  @Test
  void aFileThatVanishedAfterListingIsGone() throws Exception {
    Path vanishing = write("a.md", "");
    Path replaced = write("b.md", "");
    Listed<TextFile> listed = Listed.of(files());
    Files.delete(vanishing);
    Files.delete(replaced);
    Files.createDirectory(replaced);
    assertThat(listed.entry("a.md").reader().read()).isNull();
    assertThat(listed.entry("b.md").reader().read()).isNull();
  }

  @Test
  void aFileThatVanishedWhileListingIsNotListed() throws Exception {
    Path file = write("a.md", "");
    disk.refuseStamp(file, new java.nio.file.NoSuchFileException(file.toString()));
    Listed<TextFile> listed = Listed.of(files());
    assertThat(listed.keys()).isEmpty();
    assertThat(listed.incomplete).isEmpty();
  }

  @Test
  void aFileThatChangesWhileItIsReadIsReadAgain() throws Exception {
    Path file = write("a.md", "one");
    Listed<TextFile> listed = Listed.of(files());
    disk.afterRead = () -> append(file, disk.reads.get() == 1 ? " more" : "");
    assertThat(listed.read("a.md").text()).isEqualTo("one more");
    assertThat(disk.reads).hasValue(2);
  }

  @Test
  void aFileThatKeepsChangingFails() throws Exception {
    Path file = write("a.md", "one");
    Listed<TextFile> listed = Listed.of(files());
    disk.afterRead = () -> append(file, "x");
    assertThatThrownBy(() -> listed.read("a.md"))
        .hasMessage(
            file
                + " changed while it was being listed and read, 3 times. The next update takes it up again");
  }

  private static void append(Path file, String text) {
    try {
      if (!text.isEmpty()) {
        Files.writeString(file, Files.readString(file) + text);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileThatIsTooLargeFails() throws Exception {
    Path file = write("a.md", "12345");
    assertThat(Listed.of(files().maxBytes(5)).read("a.md").text()).isEqualTo("12345");
    assertThatThrownBy(() -> Listed.of(files().maxBytes(4)).read("a.md"))
        .hasMessage(
            file
                + " has 5 bytes, but a text may have 4. Raise maxBytes, exclude the file, or use BlobFiles, which never holds a content");
    assertThatThrownBy(() -> TextFiles.in(root).maxBytes(0))
        .hasMessageStartingWith("maxBytes is 0, but a text can have 1 to 2147483647 bytes");
  }

  @Test
  void malformedTextFailsAlone() throws Exception {
    Files.write(root.resolve("a.md"), new byte[] {'a', (byte) 0xFC});
    write("b.md", "two");
    Listed<TextFile> listed = Listed.of(files());
    assertThatThrownBy(() -> listed.read("a.md")).hasMessageContaining("is not valid UTF-8");
    assertThat(listed.read("b.md").text()).isEqualTo("two");
  }

  @Test
  void linksArePassedOverUnlessFollowed() throws Exception {
    write("real/a.md", "one");
    Files.createSymbolicLink(root.resolve("folder"), root.resolve("real"));
    Files.createSymbolicLink(root.resolve("b.md"), root.resolve("real/a.md"));
    assertThat(Listed.of(files()).keys()).containsExactly("real/a.md");
    Listed<TextFile> followed = Listed.of(files().followLinks());
    assertThat(followed.keys()).containsExactly("b.md", "folder/a.md", "real/a.md");
    assertThat(followed.read("b.md").text()).isEqualTo("one");
    assertThat(followed.incomplete).isEmpty();
  }

  @Test
  void aRootMayBeALink() throws Exception {
    write("real/a.md", "one");
    Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
    assertThat(Listed.of(TextFiles.in(link)).read("a.md").text()).isEqualTo("one");
  }

  @Test
  void loopsAndDeadLinksAreReportedAndDoNotStopTheWalk() throws Exception {
    write("x/y/a.md", "one");
    Path up = Files.createSymbolicLink(root.resolve("x/y/up"), root.resolve("x"));
    Path top = Files.createSymbolicLink(root.resolve("x/top"), root);
    Path self = root.resolve("self");
    Files.createSymbolicLink(self, self);
    Path dead = Files.createSymbolicLink(root.resolve("dead"), root.resolve("nowhere"));
    Listed<TextFile> listed = Listed.of(files().followLinks());
    assertThat(listed.keys()).containsExactly("x/y/a.md");
    assertThat(listed.incomplete)
        .containsExactlyInAnyOrder(dead.toString(), self.toString(), top.toString(), up.toString());
    assertThat(listed.causes)
        .anySatisfy(
            e ->
                assertThat(e)
                    .isInstanceOf(FileSystemLoopException.class)
                    .hasMessage(
                        "%s leads back to %s, which it is in. Remove the link, or exclude it",
                        up, root.toRealPath().resolve("x")))
        .anySatisfy(
            e ->
                assertThat(e)
                    .hasMessage(
                        dead
                            + " is a link to what does not exist. Remove the link, or exclude it"));
    assertThat(Listed.of(files().followLinks().exclude("x/y/up/**", "x/top/**")).incomplete)
        .containsExactlyInAnyOrder(dead.toString(), self.toString());
  }

  @Test
  void namesMayHoldAnything() throws Exception {
    for (String name : new String[] {"a b.md", "ü.md", "a%20b.md", "quote\".md", "new\nline.md"}) {
      write(name, name);
    }
    Listed<TextFile> listed = Listed.of(files());
    assertThat(listed.keys())
        .containsExactly("a b.md", "a%20b.md", "new\nline.md", "quote\".md", "ü.md");
    assertThat(listed.read("new\nline.md").text()).isEqualTo("new\nline.md");
  }

  @Test
  void stopsWhenInterrupted() throws Exception {
    write("a.md", "");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Listed.of(files())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
