package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.roster.RosterPage;
import dev.milepost.progress.roster.RosterQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableLinksTest {

  @Test
  void theColumnThatItIsSortedByTurnsRoundAndAnotherStartsItsOwnWay() {
    TableLinks links = links("progress", "desc", "", 3);
    assertThat(links.sort("progress")).isEqualTo("/c?sort=progress&order=asc#learners");
    assertThat(links.sort("pace")).isEqualTo("/c?sort=pace#learners");
    assertThat(links.direction("progress")).isEqualTo("descending");
    assertThat(links.direction("pace")).isEqualTo("none");
  }

  @Test
  void pagesKeepOrderAndSearch() {
    TableLinks links = links("name", "asc", "a&b #c", 2);
    assertThat(links.next())
        .isEqualTo("/c?sort=name&order=asc&search=a%26b%20%23c&page=3#learners");
    assertThat(links.previous()).isEqualTo("/c?sort=name&order=asc&search=a%26b%20%23c#learners");
  }

  private static TableLinks links(String sort, String order, String search, int page) {
    return new TableLinks(
        "/c",
        RosterQuery.of(sort, order, search, page, 25),
        new RosterPage(List.of(), page, 25, 100));
  }
}
