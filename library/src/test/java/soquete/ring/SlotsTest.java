package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tokens: each stands for one operation, for ever.
@Timeout(60)
class SlotsTest {
    @Test
    void token_isNeverGivenTwice_andFoundWhileItsOperationIsUnderWay() {
        Slots slots = new Slots();
        Random random = new Random(5);
        Set<Long> given = new HashSet<>();
        Deque<Long> underWay = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            if (underWay.isEmpty() || random.nextInt(100) < 52) {
                long token = slots.take(i & 63, i, null);
                assertThat(token).isPositive();
                assertThat(given.add(token)).isTrue();
                assertThat(slots.userData(slots.find(token))).isEqualTo(i);
                underWay.add(token);
            } else {
                long token = underWay.remove();
                slots.end(slots.find(token));
                assertThat(slots.find(token)).isNegative();
            }
        }
        assertThat(slots.used()).isEqualTo(underWay.size()).isGreaterThan(256);
        underWay.forEach(token -> assertThat(slots.find(token)).isNotNegative());
    }

    @Test
    void slot_whoseUsesAreOut_isRetired() {
        long most = (1L << 43) - 1;
        Slots slots = new Slots(most - 2);
        Set<Long> given = new HashSet<>();
        for (int i = 0; i < 256 + 2; i++) { // one more use for each of the first slots
            long token = slots.take(0, 0, null);
            assertThat(token).isPositive();
            assertThat(given.add(token)).isTrue();
            slots.end(slots.find(token));
        }
    }

    @Test
    void find_ofAnyNumber_isHarmless() {
        Slots slots = new Slots();
        for (long token :
                new long[] {0, -1, 1, 255, 256, 1 << 20, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(slots.find(token)).isNegative();
        }
    }
}
