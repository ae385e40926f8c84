package dev.headrace.samples.codesearch.split;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Finds the members of a compilation unit. A member reaches to where the next one begins, so that
 * no comment between two members is lost.
 */
final class JavaUnits {

  private final SourceText source;
  private final int wholeUpTo;
  private final JavaTokens tokens;
  private final List<JavaUnit> units = new ArrayList<>();

  JavaUnits(SourceText source, int wholeUpTo) {
    this.source = source;
    this.wholeUpTo = wholeUpTo;
    this.tokens = new JavaTokens(source);
  }

  List<JavaUnit> of(CompilationUnit unit) {
    unit.getModule()
        .ifPresent(
            module ->
                add(
                    module.getNameAsString(),
                    0,
                    source.length(),
                    List.copyOf(module.getDirectives())));
    if (unit.getTypes().isEmpty()) {
      unit.getPackageDeclaration()
          .ifPresent(named -> add(named.getNameAsString(), 0, tokens.end(named), List.of()));
    }
    unit.getTypes().forEach(type -> addType("", type));
    return List.copyOf(units);
  }

  private void addType(String outer, TypeDeclaration<?> type) {
    String name = outer + type.getNameAsString();
    Region whole = new Region(tokens.start(type), tokens.end(type)).trimmed(source);
    if (whole.end() - whole.start() <= wholeUpTo) {
      add(name, whole.start(), whole.end(), List.of());
    } else {
      addParts(name, type);
    }
  }

  /** A type up to its first method or nested type, then what follows. */
  private void addParts(String name, TypeDeclaration<?> type) {
    int start = tokens.start(type);
    List<Node> fields = new ArrayList<>();
    if (type instanceof EnumDeclaration enumeration) {
      fields.addAll(enumeration.getEntries());
    }
    for (BodyDeclaration<?> member : type.getMembers()) {
      if (isField(member)) {
        fields.add(member);
        continue;
      }
      int memberStart = tokens.start(member);
      add(name, start, memberStart, fields);
      fields.clear();
      if (member instanceof TypeDeclaration<?> nested) {
        addType(name + ".", nested);
      } else {
        add(name + "." + nameOf(member), memberStart, tokens.end(member), statements(member));
      }
      start = tokens.end(member);
    }
    boolean whole = start == tokens.start(type) || isCompact(type);
    add(name, start, whole ? tokens.end(type) : tokens.closingBrace(type), fields);
  }

  private static boolean isField(BodyDeclaration<?> member) {
    return !(member instanceof CallableDeclaration
        || member instanceof CompactConstructorDeclaration
        || member instanceof AnnotationMemberDeclaration
        || member instanceof TypeDeclaration);
  }

  private static boolean isCompact(TypeDeclaration<?> type) {
    return type instanceof ClassOrInterfaceDeclaration declared && declared.isCompact();
  }

  private static String nameOf(BodyDeclaration<?> member) {
    if (member instanceof CallableDeclaration<?> callable) {
      return callable.getSignature().asString();
    }
    return member instanceof CompactConstructorDeclaration constructor
        ? constructor.getNameAsString()
        : ((AnnotationMemberDeclaration) member).getNameAsString() + "()";
  }

  private static List<Node> statements(BodyDeclaration<?> member) {
    return member.getChildNodes().stream()
        .filter(Statement.class::isInstance)
        .flatMap(body -> body.getChildNodes().stream())
        .filter(Statement.class::isInstance)
        .toList();
  }

  private void add(String name, int start, int end, List<? extends Node> parts) {
    NavigableSet<Integer> between = new TreeSet<>();
    NavigableSet<Integer> within = new TreeSet<>();
    for (Node part : parts) {
      between.add(tokens.start(part));
      part.walk(Statement.class, statement -> within.add(tokens.start(statement)));
    }
    units.add(new JavaUnit(name, new Region(start, end), List.of(between, within)));
  }
}
