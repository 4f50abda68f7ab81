package dev.milepost.roadmap.pages;

import dev.milepost.edge.signin.SignedIn;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who looks at it: {@code viewer} is absent for a stranger. */
@ControllerAdvice({"dev.milepost.roadmap.pages", "dev.milepost.roadmap.editor"})
class Viewer {

  @ModelAttribute
  void tell(Optional<SignedIn> who, Model model) {
    who.ifPresent(
        person -> {
          model.addAttribute("viewer", person.name());
          model.addAttribute("author", person.admin());
        });
  }
}
