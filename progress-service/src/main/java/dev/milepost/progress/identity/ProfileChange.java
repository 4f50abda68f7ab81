package dev.milepost.progress.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person wants changed of their profile; what is null or missing stays as it is. */
record ProfileChange(
    @Schema(example = "Lena Learner") @Nullable String name,
    @Schema(example = "Europe/Berlin") @Nullable String zone,
    @Schema(example = "de") @Nullable String locale) {

  /** The person as they want to be. */
  Person appliedTo(Person person) {
    var fields = new FieldReader();
    var newName = fields.optional("/name", name, PersonFields::name, PersonFields.NAME_RULE);
    var newZone = fields.optional("/zone", zone, PersonFields::zone, PersonFields.ZONE_RULE);
    var newLocale =
        fields.optional("/locale", locale, PersonFields::locale, PersonFields.LOCALE_RULE);
    fields.refuseFaults();
    return person.with(
        newName == null ? person.name() : newName,
        newZone == null ? person.zone() : newZone,
        newLocale == null ? person.locale() : newLocale);
  }

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "ProfileChange";
  }
}
