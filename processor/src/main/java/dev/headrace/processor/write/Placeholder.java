package dev.headrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.GeneratedNames;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Modifier;

/**
 * Writes what stands in for the plan of a flow that has mistakes, so that the compiler does not
 * report every use of the plan as well. It is never run: the compilation has failed. It refers to
 * nothing of the flow, where the mistakes are.
 */
public final class Placeholder {

  private Placeholder() {}

  /**
   * Writes the class, unless there is one of that name.
   *
   * <pre>{@code
   * public final class SearchPlan {
   *   public static <F> BoundPlan<F> of(F flow) {
   *     throw new IllegalStateException("Search has mistakes, which the compiler has told");
   *   }
   * }
   * }</pre>
   *
   * @param flow a flow with mistakes
   * @param filer takes the file
   * @throws IOException if it can't be written
   */
  public static void write(FlowModel flow, Filer filer) throws IOException {
    ClassName plan = GeneratedNames.plan(flow.type());
    Modifier[] visible = flow.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    TypeSpec type =
        TypeSpec.classBuilder(plan)
            .addModifiers(visible)
            .addModifiers(Modifier.FINAL)
            .addOriginatingElement(flow.place().element())
            .addJavadoc("Stands in for the plan of a flow that has mistakes.")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(of(flow, visible))
            .build();
    try {
      JavaFile.builder(plan.packageName(), type).build().writeTo(filer);
    } catch (FilerException taken) {
      // A class of that name is what uses refer to.
    }
  }

  private static MethodSpec of(FlowModel flow, Modifier... visible) {
    TypeVariableName any = TypeVariableName.get("F");
    return MethodSpec.methodBuilder("of")
        .addModifiers(visible)
        .addModifiers(Modifier.STATIC)
        .addTypeVariable(any)
        .returns(ParameterizedTypeName.get(ClassNames.BOUND_PLAN, any))
        .addParameter(any, "flow")
        .addStatement(
            "throw new $T($S)",
            IllegalStateException.class,
            flow.type().simpleName() + " has mistakes, which the compiler has told")
        .build();
  }
}
