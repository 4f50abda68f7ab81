package dev.milepost.notification.mail;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays out letters as plain text and as HTML. Thread-safe. */
@Component
class LetterTemplates {

  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  LetterTemplates() {
    engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt"));
    engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
  }

  String text(Letter letter, Links links, Words words) {
    return engine.process("letter.txt", context(letter, links, words)).strip() + "\n";
  }

  String html(Letter letter, Links links, Words words) {
    return engine.process("letter.html", context(letter, links, words));
  }

  private static Context context(Letter letter, Links links, Words words) {
    var context = new Context(letter.locale());
    context.setVariable("letter", letter);
    context.setVariable("pathUrl", links.path());
    context.setVariable("stopUrl", links.stop());
    context.setVariable("stop", words.say("footer.stop"));
    context.setVariable("stopText", words.say("footer.stop-text"));
    return context;
  }

  private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String pattern) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("mail/");
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setResolvablePatterns(Set.of(pattern));
    return resolver;
  }

  /**
   * @param path the learner's page
   * @param stop where the reader can stop such mails
   */
  record Links(String path, String stop) {}
}
