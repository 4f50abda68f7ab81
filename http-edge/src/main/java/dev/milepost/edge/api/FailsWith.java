package dev.milepost.edge.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problem types, by slug, that an operation, or every operation of a controller, may answer
 * with beyond those that its signature tells of. The API's description is refused when the service
 * does not have one of them.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FailsWith {

  String[] value();
}
