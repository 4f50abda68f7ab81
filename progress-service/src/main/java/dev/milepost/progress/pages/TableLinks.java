package dev.milepost.progress.pages;

import dev.milepost.progress.roster.LearnerFilter;
import dev.milepost.progress.roster.RosterPage;
import dev.milepost.progress.roster.RosterQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The links of a cohort's learner table: each is a whole page, so that no script is needed.
 *
 * @param asOf the past day that the table shows; null for today
 */
record TableLinks(String path, RosterQuery query, RosterPage page, @Nullable LocalDate asOf) {

  private static final String ANCHOR = "learners";

  /** Narrows the table down, or takes everybody in again. */
  record Chip(String key, int count, boolean chosen, String link) {}

  /** One for each kind of learner that is known. */
  public List<Chip> chips() {
    return Stream.of(LearnerFilter.values())
        .flatMap(filter -> Stream.ofNullable(chip(filter)))
        .toList();
  }

  private @Nullable Chip chip(LearnerFilter filter) {
    Integer count = page.counts().of(filter);
    return count == null
        ? null
        : new Chip(
            filter.wireName(),
            count,
            filter == query.show(),
            link(path, query.order().wireName(), order(query.descending()), filter, 1));
  }

  /** Everybody, without a search. */
  public String everybody() {
    var link = UriComponentsBuilder.fromPath(path);
    addDay(link);
    return link.fragment(ANCHOR).toUriString();
  }

  /** Sorts by a column; by the one that it is sorted by already, the other way round. */
  public String sort(String column) {
    return link(
        path, column, isSortedBy(column) ? order(!query.descending()) : "", query.show(), 1);
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

  /** Everybody in the table, on whatever page, as a file. */
  public String file() {
    String link =
        link(
            path + "/learners.csv",
            query.order().wireName(),
            order(query.descending()),
            query.show(),
            1);
    return link.substring(0, link.indexOf('#'));
  }

  private String page(int number) {
    return link(path, query.order().wireName(), order(query.descending()), query.show(), number);
  }

  private static String order(boolean descending) {
    return descending ? "desc" : "asc";
  }

  private String link(String to, String sort, String order, LearnerFilter show, int number) {
    var link = UriComponentsBuilder.fromPath(to).queryParam("sort", sort);
    if (!order.isEmpty()) {
      link.queryParam("order", order);
    }
    if (!query.search().isEmpty()) {
      link.queryParam("search", "{search}");
    }
    if (show != LearnerFilter.ALL) {
      link.queryParam("show", show.wireName());
    }
    if (number > 1) {
      link.queryParam("page", number);
    }
    addDay(link);
    return link.fragment(ANCHOR).encode().buildAndExpand(query.search()).toUriString();
  }

  private void addDay(UriComponentsBuilder link) {
    if (asOf != null) {
      link.queryParam("as-of", asOf);
    }
  }
}
