package dev.milepost.edge.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Describes null as the code has it: in a null-marked record, what is {@code @Nullable} may be null
 * or missing, and everything else is always there.
 */
final class NullnessOfRecords implements ModelConverter {

  private static final String SCHEMAS = "#/components/schemas/";

  @Override
  @SuppressWarnings("rawtypes") // As the interface has it.
  public @Nullable Schema resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> record = Json.mapper().constructType(type.getType()).getRawClass();
    if (resolved != null && record.isRecord() && isNullMarked(record)) {
      Schema<?> definition = definition(resolved, context);
      if (definition != null && definition.getProperties() != null) {
        describe(record, definition);
      }
    }
    return resolved;
  }

  private static boolean isNullMarked(Class<?> record) {
    return record.isAnnotationPresent(NullMarked.class)
        || record.getPackage().isAnnotationPresent(NullMarked.class);
  }

  private static @Nullable Schema<?> definition(Schema<?> resolved, ModelConverterContext context) {
    String reference = resolved.get$ref();
    return reference == null
        ? resolved
        : context.getDefinedModels().get(reference.substring(SCHEMAS.length()));
  }

  @SuppressWarnings("rawtypes") // As the model has it.
  private static void describe(Class<?> record, Schema<?> definition) {
    Map<String, Schema> properties = definition.getProperties();
    for (RecordComponent component : record.getRecordComponents()) {
      String name = component.getName();
      Schema<?> property = properties.get(name);
      if (property == null) {
        continue;
      }
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        properties.put(name, orNull(property));
      } else if (definition.getRequired() == null || !definition.getRequired().contains(name)) {
        definition.addRequiredItem(name);
      }
    }
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      Schema<?> either = ProblemSchemas.of("null");
      either.setTypes(null);
      either.anyOf(List.of(property, ProblemSchemas.of("null")));
      return either;
    }
    if (property.getAnyOf() == null) {
      property.addType("null");
    }
    return property;
  }
}
