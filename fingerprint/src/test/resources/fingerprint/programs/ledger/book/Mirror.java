package book;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Properties;

final class Mirror {

  private static final String DIRECTORY = "/texts/";

  static String all() {
    StringBuilder out = new StringBuilder();
    Info info = Described.class.getAnnotation(Info.class);
    out.append(info.value()).append(info.level());
    for (var component : Described.class.getRecordComponents()) {
      out.append(component.getName()).append(component.getAnnotation(Info.class).value());
    }
    out.append(text("hello"));
    out.append(load(DIRECTORY + "direct.txt"));
    out.append(words().getProperty("greeting"));
    return out.toString();
  }

  private static String text(String name) {
    try (InputStream in = Mirror.class.getResourceAsStream(DIRECTORY + name + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String load(String path) {
    try (InputStream in = Mirror.class.getResourceAsStream(path)) {
      return in == null ? "" : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static Properties words() {
    Properties words = new Properties();
    ClassLoader loader = Mirror.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream("texts/words.properties")) {
      words.load(in);
    } catch (IOException e) {
      words.clear();
    }
    return words;
  }
}

@Retention(RetentionPolicy.RUNTIME)
@interface Info {
  String value();

  int level() default 3;
}

@Info("described")
record Described(@Info("first") String a, @Info("second") String b) {}
