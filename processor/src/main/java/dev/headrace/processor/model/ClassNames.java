package dev.headrace.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/** The runtime's and other libraries' types, which the processor knows by name only. */
public final class ClassNames {

  private static final String WORDS = "dev.headrace";
  private static final String PLAN = "dev.headrace.plan";

  /** The types of {@code java.lang} that generated code refers to, by their simple names. */
  public static final Set<String> JAVA_LANG =
      Set.of(
          "Boolean",
          "Byte",
          "Character",
          "Double",
          "Float",
          "IndexOutOfBoundsException",
          "Integer",
          "InterruptedException",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings");

  private ClassNames() {}

  /** Annotation of flows. */
  public static final ClassName FLOW = ClassName.get(WORDS, "Flow");

  /** Annotation of transforms. */
  public static final ClassName TRANSFORM = ClassName.get(WORDS, "Transform");

  /** Annotation of element-wise transforms. */
  public static final ClassName BATCHED = ClassName.get(WORDS, "Batched");

  /** Annotation that names a parameter's node. */
  public static final ClassName FROM = ClassName.get(WORDS, "From");

  /** Annotation that names a node's targets. */
  public static final ClassName EXPORT = ClassName.get(WORDS, "Export");

  /** Annotation of key components. */
  public static final ClassName KEY = ClassName.get(WORDS, "Key");

  /** Annotation of resources that count for nothing. */
  public static final ClassName UNTRACKED = ClassName.get(WORDS, "Untracked");

  /** Annotation that says what counts as user code. */
  public static final ClassName LOGIC_SCOPE = ClassName.get(WORDS, "LogicScope");

  /** Where rows come from. */
  public static final ClassName SOURCE = ClassName.get(WORDS, "Source");

  /** Where rows go. */
  public static final ClassName TARGET = ClassName.get(WORDS, "Target");

  /** Content read on demand. */
  public static final ClassName BLOB = ClassName.get(WORDS, "Blob");

  /** Resources that say what counts about them. */
  public static final ClassName FINGERPRINTED = ClassName.get(WORDS, "Fingerprinted");

  /** A row type's schema. */
  public static final ClassName ROW_SCHEMA = ClassName.get(WORDS, "RowSchema");

  /** A column of a schema. */
  public static final ClassName COLUMN = ROW_SCHEMA.nestedClass("Column");

  /** A codec. */
  public static final ClassName CODEC = ClassName.get(PLAN, "Codec");

  /** The codecs of what is not a row. */
  public static final ClassName CODECS = ClassName.get(PLAN, "Codecs");

  /** The codec of a row type. */
  public static final ClassName ROW_CODEC = ClassName.get(PLAN, "RowCodec");

  /** A permitted type of a sealed interface's codec. */
  public static final ClassName UNION_CASE = ClassName.get(PLAN, "UnionCodec", "Case");

  /** Takes bytes. */
  public static final ClassName ENCODER = ClassName.get(PLAN, "Encoder");

  /** Gives bytes. */
  public static final ClassName DECODER = ClassName.get(PLAN, "Decoder");

  /** What a generated plan implements. */
  public static final ClassName PLAN_TYPE = ClassName.get(PLAN, "Plan");

  /** A plan with its flow. */
  public static final ClassName BOUND_PLAN = ClassName.get(PLAN, "BoundPlan");

  /** A node. */
  public static final ClassName NODE = ClassName.get(PLAN, "Node");

  /** A method by name. */
  public static final ClassName METHOD_REF = ClassName.get(PLAN, "MethodRef");

  /** The wiring. */
  public static final ClassName GRAPH = ClassName.get(PLAN, "Graph");

  /** One input of a node. */
  public static final ClassName EDGE = ClassName.get(PLAN, "Edge");

  /** A source with its evaluation. */
  public static final ClassName STAGE = ClassName.get(PLAN, "Stage");

  /** A target with its rows' codec. */
  public static final ClassName DELIVERY = ClassName.get(PLAN, "Delivery");

  /** A value that counts for fingerprints. */
  public static final ClassName RESOURCE = ClassName.get(PLAN, "Resource");

  /** The evaluation of one source row. */
  public static final ClassName EVALUATION = ClassName.get(PLAN, "Evaluation");

  /** What counts as user code. */
  public static final ClassName PLAN_LOGIC_SCOPE = ClassName.get(PLAN, "LogicScope");

  /** How a library counts. */
  public static final ClassName LIBRARY = PLAN_LOGIC_SCOPE.nestedClass("Library");

  /** The values of one node. */
  public static final ClassName CELLS = ClassName.get(PLAN, "Cells");

  /** Annotation of Immutables values. */
  public static final ClassName IMMUTABLE =
      ClassName.get("org.immutables.value", "Value", "Immutable");

  /** Annotation of an Immutables attribute with a default. */
  public static final ClassName IMMUTABLE_DEFAULT =
      ClassName.get("org.immutables.value", "Value", "Default");
}
