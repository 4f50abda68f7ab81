package dev.milepost.edge.body;

import dev.milepost.edge.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON that people and programs outside have written, strictly, so that a slip is told and
 * not lost: an unknown field, a field given twice, anything after the document, a number as text or
 * the reverse, a fraction for a whole number, an empty text for a day, a number for a moment, null
 * for what cannot be missing. A missing field is null, for the reader to judge. Nesting and lengths
 * are limited.
 *
 * <p>Request bodies of type JSON are read with it. Thread-safe.
 */
public final class StrictJson {

  static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(1 << 17)
          .maxNumberLength(64)
          .maxNameLength(128)
          .build();

  private final JsonMapper mapper;
  private final JsonFaults faults;

  StrictJson(List<? extends Consumer<JsonMapper.Builder>> settings) {
    JsonMapper.Builder builder =
        JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
    settings.forEach(setting -> setting.accept(builder));
    this.mapper =
        builder
            .addModule(new SimpleModule().addDeserializer(Instant.class, new MomentReader()))
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(
                defaults ->
                    defaults.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    this.faults = new JsonFaults(mapper);
  }

  public JsonMapper mapper() {
    return mapper;
  }

  /**
   * Reads one document, for bodies that Spring does not read itself, such as a line of NDJSON.
   *
   * @throws Problem {@code malformed-json} or {@code invalid-fields} when it cannot be accepted
   */
  public <T> T read(byte[] document, Class<T> type) {
    try {
      return mapper.readValue(document, type);
    } catch (JacksonException e) {
      throw problem(e);
    }
  }

  /** What a value of {@code type} looks like, for someone who sent another. */
  public static String inWords(@Nullable Class<?> type) {
    return Expected.inWords(type);
  }

  /** What is wrong with the JSON whose reading threw {@code exception}; quotes nothing of it. */
  public Problem problem(JacksonException exception) {
    return faults.problem(exception);
  }
}
