package dev.milepost.progress.moving;

import dev.milepost.progress.wording.Wording;
import dev.milepost.state.Outline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in sentences what a move would change, what matters most to learners first. */
@Component
class SayEffects {

  private final Wording wording;

  SayEffects(Wording wording) {
    this.wording = wording;
  }

  List<String> say(Outline from, Outline to, @Nullable Integer version, List<Effect> effects) {
    String target =
        version == null ? wording.say("move.draft") : wording.say("move.version", version);
    var compared = new CompareVersions(from, to, effects);
    var words = new ArrayList<String>();
    if (effects.isEmpty()) {
      return List.of(wording.say("move.nobody"));
    }
    words.add(
        wording.say(
            "move.keeping", effects.stream().filter(Effect::keepsAll).count(), effects.size()));
    for (MilestoneChange one : compared.milestones()) {
      milestone(one, target, words);
    }
    for (StageChange one : compared.stages()) {
      if (one.reopening() > 0) {
        words.add(
            wording.say(
                one.change() == Change.REMOVED ? "move.stage-gone" : "move.reopening",
                one.reopening(),
                one.title(),
                target));
      }
      if (one.completing() > 0) {
        words.add(wording.say("move.completing", one.completing(), one.title()));
      }
    }
    add(words, "move.finishing", effects.stream().filter(Effect::isFinishing).count());
    add(words, "move.unfinished", effects.stream().filter(Effect::isReopening).count());
    add(
        words,
        "move.percent",
        effects.stream().filter(one -> one.before().percent() != one.after().percent()).count());
    add(words, "move.due-days", effects.stream().filter(one -> one.dueDays() > 0).count());
    return words;
  }

  private void milestone(MilestoneChange one, String target, List<String> words) {
    if (one.change() == Change.REMOVED) {
      if (one.doneBefore() > 0) {
        words.add(wording.say("move.lost", one.doneBefore(), one.title(), target));
      }
      if (one.underWay() > 0) {
        words.add(wording.say("move.under-way", one.underWay(), one.title()));
      }
    } else if (one.doneAfter() < one.doneBefore()) {
      words.add(
          wording.say("move.undone", one.doneBefore() - one.doneAfter(), one.title(), target));
    } else if (one.doneAfter() > one.doneBefore()) {
      words.add(
          wording.say(
              one.change() == Change.ADDED ? "move.back" : "move.gained",
              one.doneAfter() - one.doneBefore(),
              one.title(),
              target));
    }
  }

  private void add(List<String> words, String key, long learners) {
    if (learners > 0) {
      words.add(wording.say(key, learners));
    }
  }
}
