package dev.milepost.roadmap.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.document.Node.Mapping;
import dev.milepost.roadmap.document.Node.Scalar;
import dev.milepost.roadmap.document.Node.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadDocumentTest {

  private final Faults faults = new Faults();

  @ParameterizedTest
  @EnumSource
  void everyValueKnowsItsLineColumnAndPointer(Notation notation) {
    var root =
        (Mapping)
            read(
                    notation,
                    """
                    {
                      "a/b": [
                        {"c": 1}
                      ]
                    }
                    """)
                .orElseThrow();

    var list = (Node.Sequence) root.entries().getFirst().value();
    var item = (Mapping) list.items().getFirst();
    assertThat(root.place()).isEqualTo(new Place(1, 1, ""));
    assertThat(root.entries().getFirst().at()).isEqualTo(new Place(2, 3, "/a~1b"));
    assertThat(list.place()).isEqualTo(new Place(2, 10, "/a~1b"));
    assertThat(item.entries().getFirst().value().place()).isEqualTo(new Place(3, 11, "/a~1b/0/c"));
  }

  @Test
  void blockYamlGivesTheSamePlacesAsOneReadsInAnEditor() {
    var root = (Mapping) read(Notation.YAML, "stages:\n  - key: foundation\n").orElseThrow();

    var stage = (Mapping) ((Node.Sequence) root.entries().getFirst().value()).items().getFirst();
    assertThat(stage.place()).isEqualTo(new Place(2, 5, "/stages/0"));
    assertThat(stage.entries().getFirst().value().place())
        .isEqualTo(new Place(2, 10, "/stages/0/key"));
  }

  @Test
  void bareYamlWordsAreTypedAsInYaml12SoNoIsText() {
    assertThat(scalars("[no, true, null, 1.5, \"1.5\", 2026-04]"))
        .containsExactly(Type.TEXT, Type.BOOLEAN, Type.NULL, Type.NUMBER, Type.TEXT, Type.TEXT);
  }

  @Test
  void aFieldGivenTwiceIsKeptTwice() {
    for (Notation notation : Notation.values()) {
      var root = (Mapping) read(notation, "{\"a\": 1, \"a\": 2}").orElseThrow();
      assertThat(root.entries()).extracting(Node.Entry::name).containsExactly("a", "a");
    }
  }

  @Test
  void brokenYamlIsReportedWhereReadingStops() {
    assertThat(read(Notation.YAML, "title: one: two\n")).isEmpty();
    assertThat(faults.inOrder())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(1);
              assertThat(fault.column()).isEqualTo(11);
              assertThat(fault.code()).isEqualTo(Fault.Code.SYNTAX);
              assertThat(fault.detail()).contains("in quotes");
            });
  }

  @Test
  void brokenJsonIsReportedWhereReadingStops() {
    assertThat(read(Notation.JSON, "{\n  \"a\": 1,\n}")).isEmpty();
    assertThat(faults.inOrder())
        .singleElement()
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(3));
  }

  @Test
  void yamlIsNotTakenForJson() {
    assertThat(read(Notation.JSON, "title: x")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyOrASecondDocumentIsRefused(Notation notation) {
    assertThat(read(notation, "")).isEmpty();
    assertThat(read(notation, "{}\n---\n{}\n")).isEmpty();
    assertThat(faults.inOrder()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void endlessNestingIsRefused(Notation notation) {
    assertThat(read(notation, "[".repeat(400_000))).isEmpty();
    assertThat(faults.inOrder()).hasSize(1);
  }

  @Test
  void everyAliasIsRefusedSoThatNoBombGoesOff() {
    String bomb =
        """
        a: &a [x, x]
        b: &b [*a, *a]
        c: [*b, *b]
        """;

    assertThat(read(Notation.YAML, bomb)).isPresent();
    assertThat(faults.inOrder())
        .extracting(Fault::line, Fault::column, Fault::pointer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, 8, "/b/0"),
            org.assertj.core.groups.Tuple.tuple(2, 12, "/b/1"),
            org.assertj.core.groups.Tuple.tuple(3, 5, "/c/0"),
            org.assertj.core.groups.Tuple.tuple(3, 9, "/c/1"));
  }

  @Test
  void tagsAreRefusedWhereTheyStand() {
    read(Notation.YAML, "a: !!str 1\nb: !java.net.URL x\n");
    assertThat(faults.inOrder()).extracting(Fault::line).containsExactly(1, 2);
  }

  @Test
  void aDocumentOverTheLimitIsRefusedUnread() {
    assertThat(read(Notation.YAML, "#".repeat(ReadDocument.MAX_BYTES + 1))).isEmpty();
    assertThat(faults.inOrder()).extracting(Fault::code).containsExactly(Fault.Code.TOO_LARGE);
  }

  @Test
  void bytesThatAreNotUtf8AreReportedWhereTheyStand() {
    byte[] latin1 = "title: x\nsummary: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(ReadDocument.read(latin1, Notation.YAML, faults)).isEmpty();
    assertThat(faults.inOrder())
        .extracting(Fault::line, Fault::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 13));
  }

  @ParameterizedTest
  @EnumSource
  void aByteOrderMarkIsOverlooked(Notation notation) {
    assertThat(read(notation, "\uFEFF{\"a\": 1}")).isPresent();
  }

  private List<Type> scalars(String yaml) {
    return ((Node.Sequence) read(Notation.YAML, yaml).orElseThrow())
        .items().stream().map(item -> ((Scalar) item).type()).toList();
  }

  private Optional<Node> read(Notation notation, String text) {
    return ReadDocument.read(text.getBytes(StandardCharsets.UTF_8), notation, faults);
  }
}
