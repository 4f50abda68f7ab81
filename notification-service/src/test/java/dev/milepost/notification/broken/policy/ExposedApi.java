package dev.milepost.notification.broken.policy;

import org.springframework.web.bind.annotation.RestController;

/** A controller that everybody can use, in a package without null marks. */
@RestController
public class ExposedApi {}
