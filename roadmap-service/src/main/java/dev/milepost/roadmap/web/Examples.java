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

  static final String SAVED =
      """
      { "slug": "baking", "revision": 3, "warnings": [] }
      """;

  static final String PUBLICATION =
      """
      { "slug": "baking", "version": 2, "publishedAt": "2026-11-02T08:30:00Z", "unchanged": false, "warnings": [] }
      """;

  static final String LIST =
      """
      {
        "items": [
          { "slug": "baking", "title": "Bake bread", "summary": "", "version": 2, "stages": 2,
            "milestones": 2, "weeks": 3, "hours": 3.0, "publishedAt": "2026-11-02T08:30:00Z" }
        ],
        "next": null
      }
      """;

  static final String VERSIONS =
      """
      { "slug": "baking", "versions": [
        { "version": 2, "publishedAt": "2026-11-02T08:30:00Z" },
        { "version": 1, "publishedAt": "2026-10-01T08:30:00Z" } ] }
      """;

  static final String DIFF_JSON =
      """
      { "slug": "baking", "from": 1, "to": 2, "changes": [
        { "action": "changed", "subject": "milestone", "key": "loaf", "title": "Bake a loaf",
          "field": "points", "before": "1", "after": "5" } ] }
      """;

  static final String DIFF_TEXT =
      """
      baking: version 1 to version 2, 1 change
      ~ Milestone loaf "Bake a loaf": points 1 → 5
      """;

  static final String INVALID =
      """
      { "type": "/problems/roadmaps/invalid-roadmap", "title": "The roadmap cannot be published as it is",
        "status": 422, "detail": "The roadmap has a fault. Nothing was saved.",
        "instance": "/api/v1/roadmaps/baking/draft",
        "faults": [
          { "line": 6, "column": 12, "pointer": "/stages/0/weeks", "code": "out-of-range",
            "detail": "`weeks` is 60; it must be a whole number from 1 to 52." } ],
        "warnings": [] }
      """;

  private Examples() {}
}
