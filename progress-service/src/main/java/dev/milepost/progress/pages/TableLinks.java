package dev.milepost.progress.pages;

import dev.milepost.progress.roster.RosterPage;
import dev.milepost.progress.roster.RosterQuery;
import org.springframework.web.util.UriComponentsBuilder;

/** The links of a cohort's learner table: each is a whole page, so that no script is needed. */
record TableLinks(String path, RosterQuery query, RosterPage page) {

  private static final String ANCHOR = "learners";

  /** Sorts by a column; by the one that it is sorted by already, the other way round. */
  public String sort(String column) {
    boolean same = isSortedBy(column);
    String order = same ? (query.descending() ? "asc" : "desc") : "";
    return link(column, order, 1);
  }

  public boolean isSortedBy(String column) {
    return query.order().wireName().equals(column);
  }

  /** As {@code aria-sort} has it. */
  public String direction(String column) {
    if (!isSortedBy(column)) {
      return "none";
    }
    return query.descending() ? "descending" : "ascending";
  }

  public String previous() {
    return page(page.page() - 1);
  }

  public String next() {
    return page(page.page() + 1);
  }

  private String page(int number) {
    return link(query.order().wireName(), query.descending() ? "desc" : "asc", number);
  }

  private String link(String sort, String order, int number) {
    var link = UriComponentsBuilder.fromPath(path).queryParam("sort", sort);
    if (!order.isEmpty()) {
      link.queryParam("order", order);
    }
    if (!query.search().isEmpty()) {
      link.queryParam("search", "{search}");
    }
    if (number > 1) {
      link.queryParam("page", number);
    }
    return link.fragment(ANCHOR).encode().buildAndExpand(query.search()).toUriString();
  }
}
