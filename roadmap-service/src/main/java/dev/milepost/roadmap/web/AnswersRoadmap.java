package dev.milepost.roadmap.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answer of an operation that gives a roadmap in either notation. */
@ApiResponse(
    responseCode = "200",
    description = "The roadmap in the authoring format",
    content = {
      @Content(
          mediaType = MediaTypes.JSON,
          schema = @Schema(ref = Examples.SCHEMA),
          examples = @ExampleObject(Examples.ROADMAP_JSON)),
      @Content(
          mediaType = MediaTypes.YAML,
          schema = @Schema(ref = Examples.SCHEMA),
          examples = @ExampleObject(Examples.ROADMAP_YAML))
    })
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface AnswersRoadmap {}
