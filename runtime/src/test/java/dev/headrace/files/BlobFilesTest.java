package dev.headrace.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Blob;
import dev.headrace.Key;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFilesTest {

  @TempDir Path root;

  @Test
  void listsFilesWithTheirContentOnDemand() throws Exception {
    byte[] content = {1, 2, 3};
    Files.write(root.resolve("a.bin"), content);
    Files.write(root.resolve("b.txt"), content);
    Listed<BlobFile> listed = Listed.of(BlobFiles.in(root).include("*.bin", "*.txt").exclude("b*"));
    assertThat(listed.keys()).containsExactly("a.bin");
    BlobFile row = listed.read("a.bin");
    assertThat(row.path()).isEqualTo("a.bin");
    assertThat(row.content().size()).isEqualTo(3);
    try (InputStream in = row.content().open()) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void aFileThatVanishedAfterListingIsGone() throws Exception {
    Path file = Files.write(root.resolve("a.bin"), new byte[1]);
    Listed<BlobFile> listed = Listed.of(BlobFiles.in(root));
    Files.delete(file);
    assertThat(listed.entry("a.bin").reader().read()).isNull();
  }

  @Test
  void mapsToAnOwnRow() throws Exception {
    Files.write(root.resolve("a.bin"), new byte[7]);
    record Scan(@Key String path, Blob content) {}
    Listed<Scan> listed = Listed.of(BlobFiles.in(root).as(Scan::new));
    assertThat(listed.read("a.bin").content().size()).isEqualTo(7);
  }
}
