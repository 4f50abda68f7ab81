package dev.milepost.notification.blocking;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.blocking.BlockedAddresses.Blocked;
import dev.milepost.notification.blocking.BlockedAddresses.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's list of addresses that nothing is sent to; for admins. */
@Tag(name = "blocked-addresses", description = "Addresses that nothing is sent to")
@RestController
@RequestMapping("/api/v1/notifications/blocked-addresses")
class BlockedAddressApi {

  private static final int MOST = 200;
  private static final String HASH = "[0-9a-f]{64}";

  private final BlockedAddresses addresses;

  BlockedAddressApi(BlockedAddresses addresses) {
    this.addresses = addresses;
  }

  @Operation(
      summary = "List blocked addresses, newest first",
      description =
          "For admins. Addresses stand here by their hash: the SHA-256 of organisation, a slash and"
              + " the address in lower case. Those that mail comes back from, and those of readers"
              + " who complain, come here by themselves; `bounces` tells why.")
  @ApiResponse(responseCode = "200", description = "At most 200 addresses")
  @GetMapping
  List<Blocked> list(SignedIn who) {
    requireAdmin(who);
    return addresses.list(who.organisation(), MOST);
  }

  @Operation(
      summary = "Block an address",
      description = "For admins. One that is blocked already keeps its first reason.")
  @ApiResponse(responseCode = "200", description = "It is blocked")
  @PostMapping
  Blocked block(SignedIn who, @RequestBody BlockAddress wish) {
    requireAdmin(who);
    var faults = new ArrayList<Fault>();
    String address = wish.address();
    boolean fits =
        address != null && address.matches("[^\\s@]+@[^\\s@]+") && address.length() < 255;
    if (!fits) {
      faults.add(new Fault("/address", "one e-mail address"));
    }
    Optional<Reason> reason =
        Arrays.stream(Reason.values())
            .filter(one -> one.wireName().equals(wish.reason()))
            .findFirst();
    if (reason.isEmpty()) {
      faults.add(new Fault("/reason", "one of bounce, complaint, manual"));
    }
    if (address == null || !faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "The address cannot be blocked.").at(faults);
    }
    return addresses.block(who.organisation(), address, reason.orElseThrow());
  }

  @Operation(summary = "Write to an address again", description = "For admins.")
  @ApiResponse(responseCode = "204", description = "It is not blocked any more")
  @DeleteMapping("/{hash}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @FailsWith("not-found")
  void unblock(
      SignedIn who,
      @Parameter(description = "`address` as it is listed") @PathVariable String hash) {
    requireAdmin(who);
    if (!hash.matches(HASH)
        || !addresses.unblock(who.organisation(), HexFormat.of().parseHex(hash))) {
      throw Problem.notFound();
    }
  }

  private static void requireAdmin(SignedIn who) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
  }

  record BlockAddress(
      @Schema(example = "nobody@example.org") @Nullable String address,
      @Schema(description = "bounce, complaint or manual", example = "complaint")
          @Nullable String reason) {

    /** Without the address, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "BlockAddress";
    }
  }
}
