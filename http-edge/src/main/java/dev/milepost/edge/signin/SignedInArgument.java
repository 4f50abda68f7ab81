package dev.milepost.edge.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link SignedIn} to controller methods. */
final class SignedInArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == SignedIn.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Optional<SignedIn> caller = SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
    // Not isOptional(), which reads all annotations of the method at each request.
    return parameter.getParameterType() == Optional.class
        ? caller
        : caller.orElseThrow(
            () -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
  }
}
