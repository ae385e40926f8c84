package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.FlowModel.Form;
import dev.headrace.processor.model.ImmutableFlowModel;
import dev.headrace.processor.model.ImmutableLogicScopeModel;
import dev.headrace.processor.model.ImmutableNodeModel;
import dev.headrace.processor.model.ImmutableSettingsModel;
import dev.headrace.processor.model.LogicScopeModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.fault.MisfitModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeFault.Reason;
import dev.headrace.processor.model.type.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** Reads one flow. */
public final class FlowReader {

  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Reading reading;
  private final TypeElement flow;
  private final TypeReader types;
  private final MethodReader methods;
  private final ResourceReader resourceReader;
  private final TransformRecordReader records;
  private final MisfitReader misfitReader;
  private final List<NodeModel> nodes = new ArrayList<>();
  private final List<NodeModel> duplicates = new ArrayList<>();
  private final List<MisfitModel> misfits = new ArrayList<>();
  private final List<ResourceModel> resources = new ArrayList<>();

  private FlowReader(ProcessingEnvironment environment, TypeElement flow) {
    this.reading = new Reading(environment.getElementUtils(), environment.getTypeUtils(), flow);
    this.flow = flow;
    this.types = new TypeReader(reading);
    this.methods = new MethodReader(reading, types);
    this.resourceReader = new ResourceReader(reading);
    this.records = new TransformRecordReader(reading, methods, resourceReader);
    this.misfitReader = new MisfitReader(reading);
  }

  /**
   * Reads a flow.
   *
   * @param environment the compilation
   * @param flow the annotated type
   * @return its picture, mistakes included
   */
  public static FlowModel read(ProcessingEnvironment environment, TypeElement flow) {
    return new FlowReader(environment, flow).read();
  }

  private FlowModel read() {
    Form form = form();
    if (form == Form.RECORD) {
      reading.uses(flow);
      flow.getRecordComponents().forEach(this::component);
      ElementFilter.methodsIn(flow.getEnclosedElements()).stream()
          .filter(method -> Annotations.has(method, ClassNames.TRANSFORM))
          .forEach(this::method);
      flow.getInterfaces().forEach(this::inherited);
    }
    return ImmutableFlowModel.builder()
        .type(ClassName.get(flow))
        .binaryName(reading.elements.getBinaryName(flow).toString())
        .form(form)
        .isPublic(isPublic())
        .deprecated(reading.deprecated())
        .logicScope(logicScope())
        .hidesJavaLang(hidesJavaLang())
        .generatedAnnotation(generatedAnnotation())
        .addAllNodes(nodes)
        .addAllDuplicates(duplicates)
        .addAllMisfits(misfits)
        .addAllResources(resources)
        .addAllRows(reading.rows.values())
        .addAllUnions(reading.unions.values())
        .addAllMissing(reading.missing)
        .addAllAwaited(reading.awaited)
        .place(Place.of(flow))
        .build();
  }

  private LogicScopeModel logicScope() {
    ImmutableLogicScopeModel.Builder scope = ImmutableLogicScopeModel.builder();
    Annotations.find(flow, ClassNames.LOGIC_SCOPE)
        .ifPresent(
            mirror ->
                scope
                    .addAllPackages(Annotations.texts(mirror, "packages"))
                    .addAllArtifacts(Annotations.texts(mirror, "artifacts"))
                    .addAllContent(Annotations.texts(mirror, "content"))
                    .addAllVersion(Annotations.texts(mirror, "version"))
                    .addAllIgnore(Annotations.texts(mirror, "ignore")));
    return scope.build();
  }

  private boolean hidesJavaLang() {
    ClassName type = ClassName.get(flow);
    return ClassNames.JAVA_LANG.stream()
        .map(name -> type.topLevelClassName().peerClass(name).canonicalName())
        .anyMatch(name -> reading.elements.getTypeElement(name) != null);
  }

  /** None where the flow's module does not see the annotation. */
  private Optional<ClassName> generatedAnnotation() {
    ModuleElement module = reading.elements.getModuleOf(flow);
    TypeElement annotation =
        module == null
            ? reading.elements.getTypeElement(GENERATED)
            : reading.elements.getTypeElement(module, GENERATED);
    return Optional.ofNullable(annotation).map(ClassName::get);
  }

  private Form form() {
    if (flow.getKind() != ElementKind.RECORD) {
      return Form.NOT_A_RECORD;
    }
    if (!reading.canName(flow)) {
      return Form.HIDDEN;
    }
    return flow.getTypeParameters().isEmpty() ? Form.RECORD : Form.GENERIC;
  }

  private boolean isPublic() {
    for (Element at = flow; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private void component(RecordComponentElement component) {
    Place place = Place.of(component);
    TypeMirror type = component.asType();
    if (type.getKind() == TypeKind.ERROR) {
      reading.missing.add(type.toString());
      return;
    }
    Optional<DeclaredType> source = reading.supertype(type, ClassNames.SOURCE);
    Optional<DeclaredType> target = reading.supertype(type, ClassNames.TARGET);
    Optional<MisfitModel> misfit = misfitReader.component(component, place);
    if (misfit.isPresent()) {
      misfits.add(misfit.get());
    } else if (source.isPresent()) {
      connector(NodeModel.Role.SOURCE, component, source.get(), place);
    } else if (target.isPresent()) {
      connector(NodeModel.Role.TARGET, component, target.get(), place);
    } else if (Reading.isTransform(type)) {
      transformRecord(component, place);
    } else {
      List<String> path = List.of(component.getSimpleName().toString());
      resources.add(resourceReader.read(path, component, type, place));
    }
    Reading.accessor(component).ifPresent(reading::uses);
  }

  private void transformRecord(RecordComponentElement component, Place place) {
    add(records.read(component, place));
    resources.addAll(records.resources(component, place));
  }

  private void connector(
      NodeModel.Role role, RecordComponentElement component, DeclaredType type, Place place) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    TypeModel rows;
    if (arguments.isEmpty()) {
      rows = TypeReader.fault(type, Reason.RAW, "MyRow");
    } else if (arguments.get(0).getKind() == TypeKind.WILDCARD) {
      rows = TypeReader.wildcard(arguments.get(0), (WildcardType) arguments.get(0), "TextFile");
    } else {
      rows = types.read(arguments.get(0), place);
    }
    add(
        ImmutableNodeModel.builder()
            .name(component.getSimpleName().toString())
            .role(role)
            .type(rows)
            .settings(ImmutableSettingsModel.builder().build())
            .exports(Annotations.names(component, place, ClassNames.EXPORT).orElse(List.of()))
            .emptyExport(Annotations.empty(component, place, ClassNames.EXPORT))
            .place(place)
            .build());
  }

  /** Transforms of an interface are not the flow's, which is told where they are meant to be. */
  private void inherited(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      reading.missing.add(type.toString());
      return;
    }
    TypeElement element = Reading.element(type);
    element.getInterfaces().forEach(this::inherited);
    ElementFilter.methodsIn(element.getEnclosedElements()).stream()
        .filter(method -> Annotations.has(method, ClassNames.TRANSFORM) && !isOverridden(method))
        .map(method -> MisfitReader.ofMethod(method, MisfitModel.Reason.INHERITED, used(method)))
        .forEach(misfits::add);
  }

  private boolean isOverridden(ExecutableElement method) {
    return ElementFilter.methodsIn(flow.getEnclosedElements()).stream()
        .anyMatch(own -> reading.elements.overrides(own, method, flow));
  }

  private Place used(ExecutableElement method) {
    return Place.of(method).on(ClassNames.TRANSFORM.canonicalName()).usedAt(Place.of(flow));
  }

  private void method(ExecutableElement method) {
    if (flow.getRecordComponents().stream()
        .anyMatch(c -> Reading.accessor(c).filter(method::equals).isPresent())) {
      Place place = Place.of(method).on(ClassNames.TRANSFORM.canonicalName());
      misfits.add(MisfitReader.ofMethod(method, MisfitModel.Reason.ACCESSOR, place));
      return;
    }
    MethodModel read = methods.ofFlow((DeclaredType) flow.asType(), method);
    Place place = Place.of(method);
    add(
        ImmutableNodeModel.builder()
            .name(read.name())
            .role(NodeModel.Role.TRANSFORM)
            .type(read.result())
            .method(read)
            .settings(methods.settings(place, method))
            .exports(Annotations.names(method, place, ClassNames.EXPORT).orElse(List.of()))
            .emptyExport(Annotations.empty(method, place, ClassNames.EXPORT))
            .place(place)
            .build());
  }

  private void add(NodeModel node) {
    boolean taken = nodes.stream().anyMatch(other -> other.name().equals(node.name()));
    (taken ? duplicates : nodes).add(node);
  }
}
