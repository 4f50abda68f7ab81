package dev.milepost.edge.failure;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemResponse;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what fails outside of the controllers, in a filter or in the container itself. */
@Hidden
@Controller
class ContainerErrors implements ErrorController {

  private final FailureAdvice advice;
  private final ProblemResponse problems;

  ContainerErrors(FailureAdvice advice, ProblemResponse problems) {
    this.advice = advice;
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problems.send(request, response, problem(request));
  }

  private Problem problem(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
      return advice.problem(exception, request);
    }
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    Problem problem = RequestFaults.ofStatus(status, HttpHeaders.EMPTY);
    return problem == null
        ? advice.problem(new IllegalStateException("a filter answered with " + status), request)
        : problem;
  }
}
