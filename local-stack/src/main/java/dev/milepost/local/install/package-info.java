/** What is ready to run on this machine: the checkout and the Java programs built in it. */
@NullMarked
package dev.milepost.local.install;

import org.jspecify.annotations.NullMarked;
