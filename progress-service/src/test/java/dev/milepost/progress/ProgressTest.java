package dev.milepost.progress;

import dev.milepost.test.WithRealParts;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * Runs the whole progress service on real parts. All such tests share one application context: tell
 * your cohorts and learners apart by fresh names.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"milepost.live.recheck=300ms", "milepost.live.beat=300ms"})
@ActiveProfiles("local")
@WithRealParts
@Import(TestCohorts.class)
public @interface ProgressTest {}
