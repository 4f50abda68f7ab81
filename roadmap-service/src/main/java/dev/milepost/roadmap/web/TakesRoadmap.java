package dev.milepost.roadmap.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the body of an operation that reads a roadmap in either notation. */
@RequestBody(
    description = "The roadmap in the authoring format, at most 1 MiB; see schema.json",
    required = true,
    content = {
      @Content(
          mediaType = MediaTypes.YAML,
          schema = @Schema(ref = Examples.SCHEMA),
          examples = @ExampleObject(Examples.ROADMAP_YAML)),
      @Content(
          mediaType = MediaTypes.JSON,
          schema = @Schema(ref = Examples.SCHEMA),
          examples = @ExampleObject(Examples.ROADMAP_JSON))
    })
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface TakesRoadmap {}
