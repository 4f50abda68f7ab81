package dev.milepost.progress.broken.web;

import org.springframework.web.bind.annotation.RestController;

/** A controller that everybody can use, in a package without null marks. */
@RestController
public class OpenApi {}
