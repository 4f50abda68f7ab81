package dev.milepost.edge.reader;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says what a rendered page depends on, and tells the reader to the other services by {@link
 * ReaderCookie}. After the controller, so that one that fails for an outage asks nothing more. An
 * answer of the API that {@link InWords has words} says its language and that it depends on it.
 */
final class ReaderHeaders implements HandlerInterceptor {

  private final Readers readers;

  ReaderHeaders(Readers readers) {
    this.readers = readers;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(InWords.class)) {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      response.setHeader(
          HttpHeaders.CONTENT_LANGUAGE, readers.of(request).language().getLanguage());
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView rendered) {
    if (rendered == null || Readers.isForPrograms(request)) {
      return;
    }
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    Reader reader = readers.of(request);
    if (readers.isFromProfile(request)
        && !ReaderCookie.read(request).filter(reader::equals).isPresent()) {
      response.addHeader(
          HttpHeaders.SET_COOKIE, ReaderCookie.of(reader, request.isSecure()).toString());
    }
  }
}
