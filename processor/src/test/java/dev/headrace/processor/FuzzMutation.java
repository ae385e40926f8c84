package dev.headrace.processor;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mistake in a flow that has none: an edit of its source that stays plain Java.
 *
 * @param codes of which at least one must be told
 * @param kind how the source is changed
 * @param text what is put there
 */
record FuzzMutation(List<String> codes, Kind kind, String text) {

  enum Kind {
    /** A member of the flow more. */
    MEMBER,
    /** A component of the flow more, before all others. */
    COMPONENT,
    /** Another beginning of the declaration of some transform. */
    MODIFIER,
    /** Another text in some annotation of this name. */
    FROM,
    EXPORT,
    /**
     * Some row has a component more; the bodies that make it are not looked at, as is the way of
     * javac after errors.
     */
    ROW,
    /** The keys are gone. */
    KEYS,
    /** Type parameters of the flow. */
    GENERIC
  }

  private static final String CYCLE =
      "@Transform Ca ca(Cb it) { return new Ca(1); } @Transform Cb cb(Ca it) { return new Cb(1); }"
          + " public record Ca(int a) {} public record Cb(int b) {}";

  static final List<FuzzMutation> ALL =
      List.of(
          of(Kind.MODIFIER, "static", "HR110"),
          of(Kind.MODIFIER, "private", "HR111"),
          of(Kind.MODIFIER, "<X> ", "HR112"),
          of(Kind.MEMBER, "@Transform String bad(String... texts) { return \"\"; }", "HR113"),
          of(Kind.MEMBER, "@Transform void bad(String text) {}", "HR114"),
          of(Kind.MEMBER, "@Transform String bad() { return \"\"; }", "HR115"),
          of(
              Kind.MEMBER,
              "@Transform String bad(@From(\"s0.text\") String it) throws Throwable { return it; }",
              "HR116"),
          of(
              Kind.MEMBER,
              "@Transform @Batched List<String> bad(@From(\"s0.text\") String it) { return List.of(); }",
              "HR117"),
          of(
              Kind.MEMBER,
              "@Transform @Batched String bad(@From(\"s0.text\") List<String> it) { return \"\"; }",
              "HR118"),
          of(
              Kind.MEMBER,
              "@Transform @Batched(max = 0) List<String> bad(@From(\"s0.text\") List<String> it) {"
                  + " return it; }",
              "HR119"),
          of(
              Kind.MEMBER,
              "@Transform String bad(Never it) { return \"\"; } record Never(int a) {}",
              "HR401"),
          of(
              Kind.MEMBER,
              "@Transform String bad(@From(\"bad\") String it) { return it; }",
              "HR406"),
          of(
              Kind.MEMBER,
              "@Transform String bad(@From(\"s0.textt\") String it) { return it; }",
              "HR407"),
          of(
              Kind.MEMBER,
              "@Transform Long bad(@From(\"s0.text\") Long it) { return it; }",
              "HR409"),
          of(
              Kind.MEMBER,
              "@Transform String bad(@From(\"greeting\") String it) { return it; }",
              "HR405"),
          of(Kind.MEMBER, CYCLE, "HR410"),
          of(
              Kind.MEMBER,
              "@Transform String s0(@From(\"s0.text\") String it) { return it; }",
              "HR106"),
          of(Kind.MEMBER, "@Batched String bad(String it) { return it; }", "HR131"),
          of(
              Kind.MEMBER,
              "@Transform Object bad(@From(\"s0.text\") String it) { return it; }",
              "HR201"),
          of(
              Kind.MEMBER,
              "@Transform List<?> bad(@From(\"s0.text\") String it) { return List.of(it); }",
              "HR203"),
          of(
              Kind.MEMBER,
              "@Transform Map<byte[], String> bad(@From(\"s0.text\") String it) { return Map.of(); }",
              "HR206"),
          of(
              Kind.MEMBER,
              "@Transform Open bad(@From(\"s0.text\") String it) { return null; } interface Open {}",
              "HR208"),
          of(
              Kind.MEMBER,
              "@Transform Box<String> bad(@From(\"s0.text\") String it) { return null; }"
                  + " record Box<X>(X x) {}",
              "HR205"),
          of(
              Kind.MEMBER,
              "@Transform Loop bad(@From(\"s0.text\") String it) { return null; }"
                  + " record Loop(Optional<Loop> next) {}",
              "HR211"),
          of(
              Kind.MEMBER,
              "@Transform String bad(List<Never> it) { return \"\"; } record Never(int a) {}",
              "HR401"),
          of(Kind.COMPONENT, "Runnable bad", "HR501"),
          of(Kind.COMPONENT, "Target<Never.Row> bad", "HR420"),
          of(Kind.COMPONENT, "Target<String> bad", "HR212"),
          of(Kind.COMPONENT, "Target<?> bad", "HR203"),
          of(Kind.COMPONENT, "@Untracked(\"\") Runnable bad", "HR502"),
          of(Kind.COMPONENT, "@Export(\"t0\") String bad", "HR133"),
          of(Kind.FROM, "nowhere", "HR404"),
          of(Kind.EXPORT, "nowhere", "HR422"),
          of(Kind.ROW, "java.util.Date", "HR201"),
          of(Kind.ROW, "Object", "HR201"),
          of(Kind.ROW, "List<? extends Number>", "HR203"),
          of(Kind.ROW, "String[]", "HR201"),
          of(Kind.KEYS, "", "HR213"),
          of(Kind.GENERIC, "<X>", "HR102"));

  private static final String NEVER =
      "\n  public record Never() { public record Row(@Key int id) {} }\n}\n";

  private static final Pattern METHOD =
      Pattern.compile("\\n  public (?=[^\\n(]*\\w+\\()(?!static|record|sealed|[^\\n(]*apply\\()");
  private static final Pattern FROM = Pattern.compile("(?<=@From\\(\")[\\w.]+(?=\")");
  private static final Pattern EXPORT = Pattern.compile("(?<=@Export\\(\\{\")\\w+(?=\")");

  private static FuzzMutation of(Kind kind, String text, String... codes) {
    return new FuzzMutation(List.of(codes), kind, text);
  }

  /** Whether the mistake is in a row, which may be in a file of its own. */
  boolean inRows() {
    return kind == Kind.ROW || kind == Kind.KEYS;
  }

  /** The flow's file with the mistake; none where there is nothing to put it in. */
  Optional<String> apply(String source, Random random) {
    return switch (kind) {
      case MEMBER ->
          Optional.of(source.substring(0, source.lastIndexOf('}')) + "\n  " + text + "\n}\n");
      case COMPONENT ->
          Optional.of(
              source
                      .substring(0, source.lastIndexOf('}'))
                      .replace("record Flow(", "record Flow(" + text + ", ")
                  + (text.contains("Never") ? NEVER : "}\n"));
      case MODIFIER -> modified(source, random);
      case FROM -> some(source, FROM, random).map(at -> replaced(source, at, text));
      case EXPORT -> some(source, EXPORT, random).map(at -> replaced(source, at, text));
      case ROW ->
          Optional.of(source.replaceFirst("(public record R\\d+\\()", "$1" + text + " wrong, "))
              .filter(edited -> !edited.equals(source));
      case KEYS ->
          source.contains("@dev.headrace.Key ")
              ? Optional.of(source.replace("@dev.headrace.Key ", ""))
              : Optional.empty();
      case GENERIC -> Optional.of(source.replace("record Flow(", "record Flow" + text + "("));
    };
  }

  private Optional<String> modified(String source, Random random) {
    return some(source, METHOD, random)
        .map(
            at -> {
              String with =
                  text.equals("static") || text.equals("private") ? text + " " : "public " + text;
              String edited =
                  source.substring(0, at.start()) + "\n  " + with + source.substring(at.end());
              // A static method reads no component.
              return text.equals("static") ? edited.replace("greeting)", "\"\")") : edited;
            });
  }

  private static Optional<MatchResult> some(String source, Pattern pattern, Random random) {
    Matcher matcher = pattern.matcher(source);
    List<MatchResult> all = matcher.results().toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private static String replaced(String source, MatchResult at, String with) {
    return source.substring(0, at.start()) + with + source.substring(at.end());
  }
}
