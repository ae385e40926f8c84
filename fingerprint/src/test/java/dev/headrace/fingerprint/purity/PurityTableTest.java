package dev.headrace.fingerprint.purity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.fingerprint.code.LibraryUse;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Type;

/** The table of impure members. */
final class PurityTableTest {

  private static final PurityTable TABLE = PurityTable.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "java.lang.System nanoTime ()J TIME WARNING",
        "java/lang/System nanoTime ()J TIME WARNING",
        "java.time.Instant now ()Ljava/time/Instant; TIME WARNING",
        "java.time.LocalDate now (Ljava/time/ZoneId;)Ljava/time/LocalDate; TIME WARNING",
        "java.util.Date <init> ()V TIME WARNING",
        "java.util.Random <init> ()V RANDOM WARNING",
        "java.util.random.RandomGenerator nextInt ()I RANDOM WARNING",
        "java.lang.System getenv (Ljava/lang/String;)Ljava/lang/String; ENVIRONMENT WARNING",
        "java.lang.Runtime exec (Ljava/lang/String;)Ljava/lang/Process; IO WARNING",
        "java.lang.Runtime availableProcessors ()I ENVIRONMENT WARNING",
        "java.lang.String toLowerCase ()Ljava/lang/String; LOCALE WARNING",
        "java.lang.String getBytes ()[B CHARSET WARNING",
        "java.nio.file.Files readString (Ljava/nio/file/Path;)Ljava/lang/String; IO WARNING",
        "java.lang.System out Ljava/io/PrintStream; IO INFO",
        "java.sql.Statement execute (Ljava/lang/String;)Z NET WARNING",
        "java.lang.Class forName (Ljava/lang/String;)Ljava/lang/Class; REFLECTION WARNING",
        "java.lang.Class getAnnotations ()[Ljava/lang/annotation/Annotation; REFLECTION INFO",
        "java.lang.invoke.MethodHandles$Lookup findVirtual ()V REFLECTION WARNING",
        "java.util.ServiceLoader load (Ljava/lang/Class;)Ljava/util/ServiceLoader; SERVICE WARNING",
        "java.util.Set of ()Ljava/util/Set; ORDER INFO",
        "java.lang.Thread start ()V CONCURRENCY INFO",
        "java.lang.foreign.Linker nativeLinker ()Ljava/lang/foreign/Linker; NATIVE WARNING",
      })
  void impureMembersAreFound(
      String owner, String name, String descriptor, ImpurityKind kind, String severity) {
    assertThat(TABLE.find(owner, name, descriptor))
        .contains(new PurityTable.Impurity(kind, severity));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "java.time.Instant now (Ljava/time/Clock;)Ljava/time/Instant;",
        "java.util.Date <init> (J)V",
        "java.util.Random <init> (J)V",
        "java.util.Random nextInt ()I",
        "java.util.Collections shuffle (Ljava/util/List;Ljava/util/Random;)V",
        "java.lang.String toLowerCase (Ljava/util/Locale;)Ljava/lang/String;",
        "java.lang.String getBytes (Ljava/nio/charset/Charset;)[B",
        "java.lang.Class getName ()Ljava/lang/String;",
        "java.sql.Timestamp getTime ()J",
        "java.util.List of ()Ljava/util/List;",
      })
  void pureMembersAreNot(String owner, String name, String descriptor) {
    assertThat(TABLE.find(new LibraryUse(owner.replace('.', '/'), name, descriptor))).isEmpty();
  }

  /** The table is frozen data; that each line means something is checked with the JDK at hand. */
  @Test
  void everyTypeAndMemberExists() throws Exception {
    Set<String> unknown = new HashSet<>();
    for (String line : lines().toList()) {
      List<String> words = new ArrayList<>(List.of(line.split(" +", -1)));
      if (!words.remove(0).equals("NONE")) {
        assertThat(words.remove(0)).as(line).isIn("WARNING", "INFO");
      }
      String type = words.remove(0);
      assertThat(words).as(line).isNotEmpty();
      if (!type.endsWith("*") && !type.startsWith("sun/") && !type.contains("InstantSource")) {
        Class<?> owner =
            Class.forName(type.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
        for (String member : words) {
          if (!exists(owner, member)) {
            unknown.add(type + "." + member);
          }
        }
      }
    }
    if (Runtime.version().feature() >= 25) {
      assertThat(unknown).isEmpty();
    } else {
      assertThat(unknown)
          .isSubsetOf(
              "java/lang/Thread.threadId",
              "java/lang/Thread.startVirtualThread",
              "java/lang/Thread.ofVirtual",
              "java/lang/Thread.ofPlatform",
              "java/time/format/DateTimeFormatter.ofLocalizedPattern");
    }
  }

  @Test
  void harmlessMembersOfAnImpureTypeCanBeNamed() {
    PurityTable table =
        PurityTable.parse(
            "# comment\nNONE a/B pure\nIO INFO a/B *\nNET WARNING a/* *\nNONE a/* never\n");
    assertThat(table.find("a.B", "pure", "()V")).isEmpty();
    assertThat(table.find("a.B", "other", "()V"))
        .contains(new PurityTable.Impurity(ImpurityKind.IO, "INFO"));
    assertThat(table.find("a.C", "never", "()V"))
        .contains(new PurityTable.Impurity(ImpurityKind.NET, "WARNING"));
    assertThatThrownBy(() -> PurityTable.parse("MAGIC INFO a/B *"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MAGIC");
  }

  @Test
  void messagesNameTheWaysOut() {
    assertThat(ImpurityKind.TIME.message("docs.Text.stamp()", "java.lang.System.nanoTime"))
        .isEqualTo(
            "docs.Text.stamp() reads the clock (java.lang.System.nanoTime): that is not part of the"
                + " logic fingerprint, so a remembered result may be used although a new one would"
                + " differ. Take the time from the source row or from a component of the flow that"
                + " is Fingerprinted. If it is meant: @Transform(deterministic = false) keeps"
                + " results as they are, @Transform(version = ...) computes them again when you"
                + " count up, and @LogicBoundary(version = ...) on the helper vouches for what is"
                + " behind it.");
  }

  private static boolean exists(Class<?> owner, String member) {
    boolean described = member.indexOf('(') >= 0;
    String name = described ? member.substring(0, member.indexOf('(')) : member;
    if (name.startsWith("<init>")) {
      return Stream.of(owner.getConstructors())
          .anyMatch(
              each -> !described || fits(member, "<init>" + Type.getConstructorDescriptor(each)));
    }
    Stream<Class<?>> types = Stream.iterate(owner, Objects::nonNull, Class::getSuperclass);
    return types
        .flatMap(
            type ->
                Stream.concat(
                    Stream.concat(
                        Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods())),
                    described ? Stream.of() : Stream.of(type.getDeclaredFields())))
        .anyMatch(each -> fits(member, described ? described((Member) each) : each.getName()));
  }

  private static String described(Member member) {
    java.lang.reflect.Method method = (java.lang.reflect.Method) member;
    return method.getName() + Type.getMethodDescriptor(method);
  }

  private static boolean fits(String pattern, String text) {
    return pattern.endsWith("*")
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : text.equals(pattern);
  }

  private static Stream<String> lines() throws Exception {
    try (InputStream in = PurityTable.class.getResourceAsStream("impure.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }
}
