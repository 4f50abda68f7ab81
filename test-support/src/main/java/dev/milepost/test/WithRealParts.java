package dev.milepost.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs a Spring test on {@link RealParts}: each application context gets an empty database of its
 * own ({@code spring.datasource.*}) and the shared broker ({@code spring.kafka.bootstrap-servers}).
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = RealPartsInitializer.class)
public @interface WithRealParts {}
