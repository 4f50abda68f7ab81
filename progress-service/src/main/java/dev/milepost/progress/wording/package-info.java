/** The words that pages and answers use, from one message bundle a language. */
@NullMarked
package dev.milepost.progress.wording;

import org.jspecify.annotations.NullMarked;
