package dev.milepost.roadmap.web;

/** Examples for the API's description; a test sends each of them. */
final class Examples {

  /** Where the JSON Schema of a roadmap stands, seen from the API's description. */
  static final String SCHEMA = "schema.json";

  static final String ROADMAP_YAML =
      """
      slug: baking
      title: Bake bread
      stages:
        - key: dough
          title: Dough
          weeks: 1
          milestones:
            - key: knead
              title: Knead a dough until it shines
              kind: practice
              hours: 2
        - key: oven
          title: Oven
          weeks: 2
          prerequisites: [dough]
          milestones:
            - key: loaf
              title: Bake a loaf
              kind: project
              points: 5
              evidence: required
              review: true
              prerequisites: [knead]
      """;

  static final String ROADMAP_JSON =
      """
      {
        "slug": "baking",
        "title": "Bake bread",
        "stages": [
          {
            "key": "dough",
            "title": "Dough",
            "weeks": 1,
            "milestones": [
              { "key": "knead", "title": "Knead a dough until it shines", "kind": "practice" }
            ]
          }
        ]
      }
      """;

  static final String SCHEMA_BEGINNING =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["slug", "title", "stages"]
      }
      """;

  static final String DIFF_TEXT =
      """
      baking: version 1 to version 2, 1 change
      ~ Milestone loaf "Bake a loaf": points 1 → 5
      """;

  private Examples() {}
}
