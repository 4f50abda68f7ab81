package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.progress.pages.TableLinks.Chip;
import dev.milepost.progress.roster.RosterPage;
import dev.milepost.progress.roster.RosterPage.FilterCounts;
import dev.milepost.progress.roster.RosterQuery;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableLinksTest {

  @Test
  void theColumnThatItIsSortedByTurnsRoundAndAnotherStartsItsOwnWay() {
    TableLinks links = links("progress", "desc", "", "", 3);
    assertThat(links.sort("progress")).isEqualTo("/c?sort=progress&order=asc#learners");
    assertThat(links.sort("pace")).isEqualTo("/c?sort=pace#learners");
    assertThat(links.direction("progress")).isEqualTo("descending");
    assertThat(links.direction("pace")).isEqualTo("none");
  }

  @Test
  void pagesKeepOrderAndSearch() {
    TableLinks links = links("name", "asc", "a&b #c", "", 2);
    assertThat(links.next())
        .isEqualTo("/c?sort=name&order=asc&search=a%26b%20%23c&page=3#learners");
    assertThat(links.previous()).isEqualTo("/c?sort=name&order=asc&search=a%26b%20%23c#learners");
  }

  @Test
  void aChipNarrowsTheTableDownAndKeepsOrderAndSearch() {
    TableLinks links = links("name", "asc", "ann", "behind", 2);
    assertThat(links.chips())
        .extracting(Chip::key, Chip::count, Chip::chosen)
        .containsExactly(
            tuple("all", 100, false),
            tuple("behind", 60, true),
            tuple("unseen", 5, false),
            tuple("waiting", 0, false),
            tuple("withdrawn", 7, false));
    assertThat(links.chips().get(2).link())
        .isEqualTo("/c?sort=name&order=asc&search=ann&show=unseen#learners");
    assertThat(links.chips().getFirst().link())
        .isEqualTo("/c?sort=name&order=asc&search=ann#learners");
  }

  @Test
  void theFileHasEverybodyInTheTableInItsOrder() {
    assertThat(links("pace", "asc", "ann", "behind", 3).file())
        .isEqualTo("/c/learners.csv?sort=pace&order=asc&search=ann&show=behind");
  }

  @Test
  void aPastDayStaysAndHasNoChipForWhatIsNotKept() {
    var links =
        new TableLinks(
            "/c",
            RosterQuery.of("pace", "", "ann", "", 1, 25),
            new RosterPage(List.of(), 1, 25, 100, new FilterCounts(100, 60, 5, null, 7)),
            LocalDate.of(2026, 3, 4));
    assertThat(links.sort("name")).isEqualTo("/c?sort=name&search=ann&as-of=2026-03-04#learners");
    assertThat(links.everybody()).isEqualTo("/c?as-of=2026-03-04#learners");
    assertThat(links.chips())
        .extracting(Chip::key)
        .containsExactly("all", "behind", "unseen", "withdrawn");
  }

  private static TableLinks links(String sort, String order, String search, String show, int page) {
    return new TableLinks(
        "/c",
        RosterQuery.of(sort, order, search, show, page, 25),
        new RosterPage(List.of(), page, 25, 100, new FilterCounts(100, 60, 5, 0, 7)),
        null);
  }
}
