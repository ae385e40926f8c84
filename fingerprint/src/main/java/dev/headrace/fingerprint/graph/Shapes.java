package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * What reflection sees of a class whose literal goes into a library: members with their types and
 * annotations, constructors and accessors with their code, and the same for the types of its
 * fields.
 */
final class Shapes {

  private final World world;

  Shapes(World world) {
    this.world = world;
  }

  Form form(NodeKey key) {
    ClassModel model = world.require(key.owner());
    List<NodeKey> edges = new ArrayList<>();
    StringBuilder text = new StringBuilder("shape ");
    text.append(model.nameless() ? "?" : model.name());
    text.append(' ').append(model.node().signature).append('\n');
    annotations(model.node().visibleAnnotations, text, edges);
    supertypes(model, edges);
    if (model.node().recordComponents != null) {
      for (RecordComponentNode component : model.node().recordComponents) {
        text.append("component ").append(component.name).append(component.descriptor);
        text.append(component.signature).append('\n');
        annotations(component.visibleAnnotations, text, edges);
      }
    }
    edges.add(NodeKey.of(Kind.TYPE, model.name()));
    edges.add(NodeKey.of(Kind.CLASS_INIT, model.name()));
    if (model.isEnum()) {
      edges.add(NodeKey.of(Kind.CONSTANTS, model.name()));
      edges.add(NodeKey.of(Kind.ORDER, model.name()));
    } else {
      fields(model, text, edges);
      methods(model, text, edges);
      defaults(model, text);
    }
    return new Form(text.toString(), edges);
  }

  private void fields(ClassModel model, StringBuilder text, List<NodeKey> edges) {
    for (FieldNode field : model.node().fields) {
      if ((field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) != 0) {
        continue;
      }
      text.append("field ").append(field.access).append(' ').append(field.name).append(field.desc);
      text.append(field.signature).append('\n');
      annotations(field.visibleAnnotations, text, edges);
      for (String type : Inputs.names(field.signature == null ? field.desc : field.signature)) {
        if (world.code(type) != null) {
          edges.add(NodeKey.of(Kind.SHAPE, type));
        }
      }
    }
  }

  /** What is inherited, and what the type arguments name: a library may read both. */
  private void supertypes(ClassModel model, List<NodeKey> edges) {
    Set<String> types = new LinkedHashSet<>();
    if (model.node().superName != null) {
      types.add(model.node().superName);
    }
    types.addAll(model.node().interfaces);
    if (model.node().signature != null) {
      types.addAll(Inputs.namesOfClass(model.node().signature));
    }
    for (String each : types) {
      if (!each.equals(model.name()) && world.code(each) != null) {
        edges.add(NodeKey.of(Kind.SHAPE, each));
      }
    }
  }

  /** The values that an annotation has where none are given. */
  private static void defaults(ClassModel model, StringBuilder text) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    for (MethodNode method : model.node().methods) {
      if (method.annotationDefault != null) {
        sorted.put(method.name, method.annotationDefault);
      }
    }
    sorted.forEach(
        (name, value) -> {
          text.append("default ").append(name).append(' ');
          value(value, text);
          text.append('\n');
        });
  }

  private void methods(ClassModel model, StringBuilder text, List<NodeKey> edges) {
    TreeMap<String, MethodNode> sorted = new TreeMap<>();
    model.node().methods.forEach(method -> sorted.put(method.name + method.desc, method));
    sorted.forEach(
        (signature, method) -> {
          boolean hidden =
              (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ABSTRACT)) != 0
                  || method.name.equals("<clinit>");
          boolean accessor =
              (method.name.equals("<init>") && !model.nameless())
                  || ((method.access & Opcodes.ACC_STATIC) == 0
                      && (method.name.matches("(get|is|set)\\p{Lu}.*")
                          || isComponent(model, method)));
          if (!hidden && (accessor || method.visibleAnnotations != null)) {
            text.append("method ").append(method.access).append(signature).append('\n');
            annotations(method.visibleAnnotations, text, edges);
            edges.add(NodeKey.of(Kind.METHOD, model.name(), method.name, method.desc));
          }
        });
  }

  private static boolean isComponent(ClassModel model, MethodNode method) {
    return model.node().recordComponents != null
        && method.desc.startsWith("()")
        && model.field(method.name) != null;
  }

  private void annotations(
      @Nullable List<AnnotationNode> annotations, StringBuilder text, List<NodeKey> edges) {
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        annotation(annotation, text);
        text.append('\n');
        String type = Type.getType(annotation.desc).getInternalName();
        if (world.code(type) != null) {
          edges.add(NodeKey.of(Kind.SHAPE, type));
        }
      }
    }
  }

  private static void annotation(AnnotationNode annotation, StringBuilder text) {
    text.append(annotation.desc).append('(');
    if (annotation.values != null) {
      annotation.values.forEach(value -> value(value, text));
    }
    text.append(')');
  }

  private static void value(Object value, StringBuilder text) {
    if (value instanceof AnnotationNode nested) {
      annotation(nested, text);
    } else if (value instanceof List<?> list) {
      text.append('[');
      list.forEach(each -> value(each, text));
      text.append(']');
    } else if (value instanceof String[] constant) {
      text.append(String.join(".", constant)).append(';');
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        text.append(java.lang.reflect.Array.get(value, i)).append(',');
      }
    } else {
      String written = value.toString();
      text.append(written.length()).append(':').append(written);
    }
  }
}
