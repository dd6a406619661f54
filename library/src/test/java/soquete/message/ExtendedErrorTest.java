package soquete.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import soquete.error.Errno;

class ExtendedErrorTest {
    /// `SO_EE_ORIGIN_TIMESTAMPING` is 4 and `SO_EE_ORIGIN_ZEROCOPY` 5.
    @Test
    void origin_tellsWhatItIs() {
        for (int origin = 0; origin < 8; origin++) {
            ExtendedError error =
                    new ExtendedError(new Errno(42), origin, 0, 0, 1, 2, Optional.empty());
            assertThat(error.isTimestamp()).isEqualTo(origin == 4);
            assertThat(error.isZeroCopy()).isEqualTo(origin == 5);
        }
    }
}
