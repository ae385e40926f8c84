package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowSchema;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import java.lang.reflect.Field;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Codecs of rows of every supported type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowCodecsTest {

  private ClassLoader loader;

  @BeforeAll
  void compile(@TempDir Path output) {
    loader = Flows.compile("types", output).loader();
  }

  @Test
  void keysAreReadAsTheyWereWritten() throws Exception {
    Object keys = type("Everything").getMethod("sample").invoke(null);
    assertThat(Interpreter.through(codec("KEYS"), keys)).isEqualTo(keys);
  }

  @Test
  void aKeyHoldsTheValuesOfAllKeyComponents() throws Exception {
    RowCodec<Object> codec = codec("KEYS");
    Object keys = type("Everything").getMethod("sample").invoke(null);
    assertThat(codec.key(keys).values()).hasSize(codec.schema().columns().size()).contains(3, 8L);
  }

  @Test
  void valuesAreReadAsTheyWereWritten() throws Exception {
    Object values = values(false);
    assertThat(Interpreter.through(codec("VALUES"), values))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .withEqualsForType(Float::equals, Float.class)
        .withEqualsForFields(Object::equals, "names")
        .isEqualTo(values);
  }

  @Test
  void equalValuesHaveEqualBytesInWhateverOrderTheirSetsAndMapsWereFilled() throws Exception {
    assertThat(bytes(values(true))).isEqualTo(bytes(values(false)));
  }

  @Test
  void columnsGiveTheComponentsValues() throws Exception {
    RowCodec<Object> codec = codec("VALUES");
    Object values = values(false);
    for (int i = 0; i < codec.schema().columns().size(); i++) {
      String name = codec.schema().columns().get(i).name();
      assertThat(codec.value(values, i))
          .as(name)
          .isEqualTo(values.getClass().getMethod(name).invoke(values));
    }
  }

  @Test
  void componentsAreNullableUnderAnyAnnotationOfThatName() throws Exception {
    assertThat(codec("VALUES").schema().columns())
        .filteredOn(RowSchema.Column::nullable)
        .extracting(RowSchema.Column::name)
        .containsExactly("declared", "used", "usedArray", "boxed", "nothing");
  }

  @Test
  void aSchemaTellsEveryType() throws Exception {
    assertThat(codec("VALUES").schema().toString())
        .startsWith("Values{single: float, twice: double, singleBox: float, twiceBox: double")
        .contains("byColor: map<enum, list<Circle{")
        .contains("deep: map<string, map<int, set<Point{x: int, y: int}>>>")
        .endsWith("nothing: Point{x: int, y: int}?, empty: Empty{}}");
  }

  private byte[] bytes(Object values) throws Exception {
    Encoder out = new Encoder();
    codec("VALUES").encode(values, out);
    return out.toBytes();
  }

  private Object values(boolean otherOrder) throws Exception {
    return type("Everything").getMethod("values", boolean.class).invoke(null, otherOrder);
  }

  private Class<?> type(String name) throws Exception {
    return loader.loadClass("types." + name);
  }

  @SuppressWarnings("unchecked") // the values come from the same class loader as the codec
  private RowCodec<Object> codec(String constant) throws Exception {
    Field field = type("EverythingRows").getDeclaredField(constant);
    field.setAccessible(true);
    return (RowCodec<Object>) field.get(null);
  }
}
