package dev.milepost.edge.problem;

/** The problem types that every service shares. */
public final class EdgeProblems {

  public static final ProblemType NOT_FOUND =
      new ProblemType(
          "not-found",
          404,
          "Not found",
          "There is nothing at this path, or nothing that you may see: the answer is the same.");
  public static final ProblemType NOT_SIGNED_IN =
      new ProblemType(
          "not-signed-in",
          401,
          "Not signed in",
          "Send an access token of the issuer as `Authorization: Bearer <token>`; the detail says"
              + " what is wrong with the one that was sent.");
  public static final ProblemType NOT_ALLOWED =
      new ProblemType(
          "not-allowed", 403, "Not allowed", "Your role does not include this function.");
  public static final ProblemType MALFORMED_REQUEST =
      new ProblemType(
          "malformed-request",
          400,
          "Malformed request",
          "The request cannot be understood; the detail says which part.");
  public static final ProblemType MALFORMED_JSON =
      new ProblemType(
          "malformed-json",
          400,
          "Malformed JSON",
          "The body is not one JSON document within the limits; the members `line` and `column`"
              + " tell where reading stopped.");
  public static final ProblemType INVALID_FIELDS =
      new ProblemType(
          "invalid-fields",
          422,
          "Invalid fields",
          "The body was read, but some fields cannot be accepted; `faults` points at each and says"
              + " what would be right.");
  public static final ProblemType INVALID_PARAMETERS =
      new ProblemType(
          "invalid-parameters",
          400,
          "Invalid parameters",
          "Query parameters or headers are missing or cannot be accepted; `faults` names each.");
  public static final ProblemType METHOD_NOT_ALLOWED =
      new ProblemType(
          "method-not-allowed",
          405,
          "Method not allowed",
          "The header `Allow` lists the methods that this path has.");
  public static final ProblemType NOT_ACCEPTABLE =
      new ProblemType(
          "not-acceptable",
          406,
          "Not acceptable",
          "The answer exists in none of the types that `Accept` names; `supported` lists what"
              + " there is.");
  public static final ProblemType BODY_TOO_LARGE =
      new ProblemType(
          "body-too-large",
          413,
          "Body too large",
          "The body is larger than `limitBytes`; send less at a time.");
  public static final ProblemType UNSUPPORTED_CONTENT_TYPE =
      new ProblemType(
          "unsupported-content-type",
          415,
          "Unsupported content type",
          "`supported` lists the content types that this path reads.");
  public static final ProblemType UNAVAILABLE =
      new ProblemType(
          "unavailable",
          503,
          "Unavailable for now",
          "A part that is needed to answer cannot be reached. Repeat the request after"
              + " `Retry-After` seconds, with the same `Idempotency-Key` if it had one.");
  public static final ProblemType INTERNAL_ERROR =
      new ProblemType(
          "internal-error",
          500,
          "Internal error",
          "The fault is ours. The member `incident` names it in the service's log.");

  private EdgeProblems() {}

  static ProblemTypes all() {
    return ProblemTypes.of(
        NOT_FOUND,
        NOT_SIGNED_IN,
        NOT_ALLOWED,
        MALFORMED_REQUEST,
        MALFORMED_JSON,
        INVALID_FIELDS,
        INVALID_PARAMETERS,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        BODY_TOO_LARGE,
        UNSUPPORTED_CONTENT_TYPE,
        UNAVAILABLE,
        INTERNAL_ERROR);
  }
}
