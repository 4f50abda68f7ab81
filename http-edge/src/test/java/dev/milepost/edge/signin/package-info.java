@NullMarked
package dev.milepost.edge.signin;

import org.jspecify.annotations.NullMarked;
