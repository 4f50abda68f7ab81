package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Lets Jackson hold records to what the compiler holds them to: a component that is not marked
 * {@link Nullable} must be there and must not be null.
 */
final class NullnessOfRecords extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1;

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return isNonNull(member) ? Boolean.TRUE : null;
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    return isNonNull(annotated)
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : JsonSetter.Value.empty();
  }

  private static boolean isNonNull(Annotated annotated) {
    return annotated instanceof AnnotatedParameter parameter
        && parameter.getOwner().getDeclaringClass().isRecord()
        && !typeOf(parameter).isAnnotationPresent(Nullable.class);
  }

  private static AnnotatedType typeOf(AnnotatedParameter parameter) {
    var constructor = (Executable) parameter.getOwner().getMember();
    return constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
  }
}
