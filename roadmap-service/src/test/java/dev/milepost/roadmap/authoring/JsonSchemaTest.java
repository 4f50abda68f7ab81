package dev.milepost.roadmap.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.builtin.BuiltInText;
import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published JSON Schema and the validator refuse the same documents. */
class JsonSchemaTest {

  /** What a schema cannot say. */
  private static final Set<Code> BEYOND_A_SCHEMA =
      EnumSet.of(
          Code.DUPLICATE_KEY,
          Code.UNKNOWN_REFERENCE,
          Code.CYCLE,
          Code.LATER_STAGE,
          Code.NOTHING_REQUIRED);

  private final JsonMapper json = new JsonMapper();
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(RoadmapSchema.text(), InputFormat.JSON);

  @Test
  void theBuiltInRoadmapFitsTheSchema() {
    assertThat(schema.validate(BuiltInText.yaml(), InputFormat.YAML)).isEmpty();
  }

  /**
   * Takes a document with every field, changes one value at a time in every way below, and asks
   * both.
   */
  @Test
  void everySingleChangeIsJudgedAlikeByBoth() {
    ObjectNode sound = (ObjectNode) json.readTree(WriteRoadmap.asJson(complete()));
    var changed = new ArrayList<String>();
    collect(sound, sound, changed);

    assertThat(changed).hasSizeGreaterThan(400);
    assertThat(changed)
        .allSatisfy(
            document -> assertThat(ours(document)).as(document).isEqualTo(theirs(document)));
  }

  private void collect(JsonNode root, JsonNode node, List<String> into) {
    switch (node) {
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode value = object.get(name);
          object.remove(name);
          into.add(root.toString());
          replacements(
              value,
              replacement -> {
                object.set(name, replacement);
                into.add(root.toString());
              });
          object.set(name, value);
          collect(root, value, into);
        }
        object.put("surprise", 1);
        into.add(root.toString());
        object.remove("surprise");
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          JsonNode value = array.get(i);
          replacements(
              value,
              replacement -> {
                array.set(index, replacement);
                into.add(root.toString());
              });
          array.set(i, value);
          collect(root, value, into);
        }
      }
      default -> {}
    }
  }

  private void replacements(JsonNode value, Consumer<JsonNode> use) {
    for (String other :
        List.of(
            "null",
            "true",
            "-1",
            "0",
            "1",
            "2.0",
            "2.5",
            "53",
            "1001",
            "4000",
            "\"\"",
            "\" \"",
            "\"a-b\"",
            "\"A b\"",
            "\"a\\nb\"",
            "\"\\u0007\"",
            "\"a--b\"",
            "\"ftp://a\"",
            "\"https://a b\"",
            "\"" + "a".repeat(201) + "\"",
            "\"" + "a".repeat(4001) + "\"",
            "[]",
            "{}",
            "[1]",
            "[\"a\",\"a\"]",
            "[[]]")) {
      if (!other.equals(value.toString())) {
        use.accept(json.readTree(other));
      }
    }
  }

  private boolean theirs(String document) {
    return schema.validate(document, InputFormat.JSON).isEmpty();
  }

  private static boolean ours(String document) {
    return switch (ReadRoadmap.read(
        document.getBytes(StandardCharsets.UTF_8), Notation.JSON, null)) {
      case Reading.Sound sound -> true;
      case Reading.Faulty faulty ->
          faulty.faults().stream()
              .allMatch(
                  fault ->
                      BEYOND_A_SCHEMA.contains(fault.code())
                          && !fault.detail().contains("is already in"));
    };
  }

  /** A small roadmap in which every field that the format knows is given. */
  private static dev.milepost.events.RoadmapPublished.Roadmap complete() {
    return Drafts.roadmap(
        """
        slug: whole
        title: Whole
        summary: Everything
        days: 20
        stages:
          - key: one
            title: One
            summary: First
            weeks: 3
            prerequisites: []
            milestones:
              - key: a
                title: A
                summary: Start
                kind: lesson
                required: true
                points: 3
                hours: 2.5
                dueDay: 4
                prerequisites: [b]
                evidence: none
                review: true
                skills: [skill]
                resources: [{title: Docs, url: "https://example.org/a"}]
              - {key: b, title: B, kind: project}
            interviewQuestions: [{question: Why?, answer: Because.}]
            resumeKeywords: [Git]
        skills: [{key: skill, title: Skill, summary: S}]
        portfolioProjects: [{key: p, title: P, summary: S, stage: one, milestones: [a]}]
        resumeKeywords: [word]
        facts: [{topic: salary, label: Entry, value: Enough}]
        sources: [{title: Book, author: Someone, published: April 2026}]
        """);
  }
}
