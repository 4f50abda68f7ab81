/** The pages of this service, rendered by the server and complete without scripts. */
@NullMarked
package dev.milepost.progress.pages;

import org.jspecify.annotations.NullMarked;
