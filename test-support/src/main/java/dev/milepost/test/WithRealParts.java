package dev.milepost.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Runs a Spring test on {@link RealParts}: each application context gets an empty database of its
 * own ({@code spring.datasource.*}), and the shared broker ({@code
 * spring.kafka.bootstrap-servers}), issuer ({@code milepost.issuer}) and SMTP server ({@code
 * spring.mail.host}, {@code .port}). A part that the context does not use is not started, but for
 * the broker.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @WithRealParts
 * class EnrolmentApiTest { ... }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextCustomizerFactories(RealPartsCustomizer.Factory.class)
public @interface WithRealParts {}
