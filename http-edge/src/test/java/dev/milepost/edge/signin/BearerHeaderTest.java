package dev.milepost.edge.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class BearerHeaderTest {

  @Test
  void theTokenStandsBehindTheSchemeInWhateverCase() {
    assertThat(resolved("Bearer e30.e30.c2ln")).isEqualTo("e30.e30.c2ln");
    assertThat(resolved("bearer e30.e30.c2ln ")).isEqualTo("e30.e30.c2ln");
  }

  @Test
  void anotherSchemeOrNoFieldHoldsNoToken() {
    assertThat(resolved(null)).isNull();
    assertThat(resolved("Basic bGVuYTpsZW5h")).isNull();
    assertThat(resolved("Bear e30.e30.c2ln")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Bearer   ", "Bearer:e30.e30.c2ln"})
  void aFieldOfTheSchemeWithoutATokenIsRefused(String field) {
    assertThatThrownBy(() -> resolved(field)).isInstanceOf(InvalidBearerTokenException.class);
  }

  @Test
  void aTokenInTheQueryIsNotLookedAt() {
    var request = new MockHttpServletRequest("GET", "/api/v1/me");
    request.setParameter("access_token", "e30.e30.c2ln");
    assertThat(new BearerHeader().resolve(request)).isNull();
  }

  private static @Nullable String resolved(@Nullable String field) {
    var request = new MockHttpServletRequest("GET", "/api/v1/me");
    if (field != null) {
      request.addHeader("Authorization", field);
    }
    return new BearerHeader().resolve(request);
  }
}
