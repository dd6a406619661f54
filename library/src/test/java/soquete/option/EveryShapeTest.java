package soquete.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import soquete.bpf.Assembler;
import soquete.bpf.Filter;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.RawEndpoint;

/// Every shape of an option's value: any value that its record accepts comes back as it was, and
/// any bytes that are read are read the same once written again.
class EveryShapeTest {
    /// Values that only the kernel makes, and what is passed as an address in memory.
    private static final List<Class<?>> ANSWERS =
            List.of(
                    MemInfo.class,
                    MptcpInfo.class,
                    MptcpSubflowAddrs[].class,
                    TcpInfo.class,
                    TcpInfo[].class,
                    SctpStatus.class,
                    Ip6Mtuinfo.class,
                    TpacketRolloverStats.class,
                    TpacketStats.class,
                    XdpMmapOffsets.class,
                    XdpStatistics.class);

    @Provide
    Arbitrary<Shape<?>> shapes() {
        return Arbitraries.of(EveryOption.shapes());
    }

    @Property
    void value_thatIsAccepted_comesBack(@ForAll("shapes") Shape<?> shape, @ForAll long seed) {
        again(shape, seed);
    }

    /// Not a property that never meets a value: each shape has accepted some.
    @Example
    void everyShape_acceptsValues() {
        for (Shape<?> shape : EveryOption.shapes()) {
            int accepted = 0;
            for (int seed = 0; seed < 200; seed++) {
                accepted += again(shape, seed) ? 1 : 0;
            }
            if (!ANSWERS.contains(shape.type())) {
                assertThat(accepted).as(shape.type().getSimpleName()).isGreaterThan(5);
            }
        }
    }

    private static <T> boolean again(Shape<T> shape, long seed) {
        if (ANSWERS.contains(shape.type())) {
            return false;
        }
        T value;
        byte[] bytes;
        try {
            value = shape.type().cast(any(shape.type(), shape.type(), new Random(seed)));
            bytes = shape.encode(value);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
        assertSame(shape.decode(bytes), value);
        return true;
    }

    @Property
    void bytes_thatAreRead_areReadTheSameAgain(
            @ForAll("shapes") Shape<?> shape, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(2 * shape.size() + 8) & 0x3ff];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextBoolean()) {
                bytes[i] = 0;
            }
        }
        OptionFuzzTest.read(shape, bytes);
    }

    @Property
    void tcpInfo_ofAnyLength_hasAFieldWhereItIsThereAndNoneBeyond(@ForAll("answers") byte[] bytes) {
        TcpInfo info = TcpInfo.of(bytes);
        assertThat(info.bytes()).isEqualTo(bytes);
        assertThat(info.bytesSent().isPresent()).isEqualTo(bytes.length >= 208);
        assertThat(info.totalRto().isPresent()).isEqualTo(bytes.length >= 242);
        assertThat(info.receivedCeBytes().isPresent()).isEqualTo(bytes.length >= 276);
        assertThat(info.accEcn().isPresent()).isEqualTo(bytes.length >= 280);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(TcpInfo.of(longer).rtt()).isEqualTo(info.rtt());
        assertThat(TcpInfo.of(longer)).isNotEqualTo(info);
        assertThat(info.toString()).contains("rtt:");
    }

    @Property
    void mptcpInfo_ofAnyLength_isReadOrRefused(@ForAll byte[] bytes) {
        OptionFuzzTest.read(SolMptcp.MPTCP_INFO.shape(), bytes);
    }

    @Provide
    Arbitrary<byte[]> answers() {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(104).ofMaxSize(320);
    }

    static void assertSame(@Nullable Object actual, @Nullable Object expected) {
        if (expected != null && expected.getClass().isArray()) {
            assertThat(actual).isInstanceOf(expected.getClass());
            assertThat(Array.getLength(actual)).isEqualTo(Array.getLength(expected));
            for (int i = 0; i < Array.getLength(expected); i++) {
                assertSame(Array.get(actual, i), Array.get(expected, i));
            }
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static Object any(Class<?> type, Type generic, Random random) {
        if (type == int.class || type == Integer.class) {
            return (int) number(random, Integer.SIZE);
        }
        if (type == long.class || type == Long.class) {
            return number(random, Long.SIZE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return random.ints(random.nextInt(20), 0x20, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, (a, b) -> {})
                    .toString();
        }
        if (type == Duration.class) { // the kernel counts microseconds
            return Duration.ofSeconds(number(random, 62), random.nextInt(1_000_000) * 1000L);
        }
        if (type == Filter.class) {
            return new Assembler().ldi(random.nextInt()).retA().toFilter();
        }
        if (type == Inet4Endpoint.class) {
            return new Inet4Endpoint(multicast(random), 0);
        }
        if (type == Inet6Endpoint.class) {
            long high = random.nextBoolean() ? 0xff15L << 48 : random.nextLong();
            return new Inet6Endpoint(high, random.nextLong(), 0, 0, 0);
        }
        if (type == InetEndpoint.class) {
            boolean v4 = (random.nextInt(4) & 1) == 0;
            return any(v4 ? Inet4Endpoint.class : Inet6Endpoint.class, type, random);
        }
        if (type == Endpoint.class) {
            return random.nextBoolean()
                    ? any(InetEndpoint.class, type, random)
                    : new RawEndpoint(Family.AF_UNIX, bytes(random, random.nextInt(100)));
        }
        if (type == byte[].class) {
            int[] sizes = {0, 4, 6, 8, 12, 16, 20, 32};
            return bytes(random, sizes[random.nextInt(sizes.length)]);
        }
        if (type == OptionalLong.class) {
            return random.nextBoolean()
                    ? OptionalLong.empty()
                    : OptionalLong.of(number(random, Integer.SIZE));
        }
        if (type == Optional.class) {
            return random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(any(argument(generic), argument(generic), random));
        }
        if (type == List.class) {
            List<Object> list = new ArrayList<>();
            int size = random.nextInt(5);
            for (int i = 0; i < size; i++) {
                list.add(any(argument(generic), argument(generic), random));
            }
            return list;
        }
        if (type.isArray()) {
            int size = random.nextInt(5);
            Object array = Array.newInstance(type.getComponentType(), size);
            for (int i = 0; i < size; i++) {
                Array.set(array, i, any(type.getComponentType(), type, random));
            }
            return array;
        }
        if (type == TlsCryptoInfo.class) {
            List<TlsCipher> ciphers =
                    List.of(
                            TlsCipher.TLS_CIPHER_AES_GCM_128,
                            TlsCipher.TLS_CIPHER_AES_GCM_256,
                            TlsCipher.TLS_CIPHER_CHACHA20_POLY1305);
            TlsCipher cipher = ciphers.get(random.nextInt(ciphers.size()));
            return new TlsCryptoInfo(
                    random.nextInt(0x10000),
                    cipher,
                    bytes(random, cipher.ivSize()),
                    bytes(random, cipher.keySize()),
                    bytes(random, cipher.saltSize()),
                    bytes(random, cipher.recSeqSize()));
        }
        return record(type, random);
    }

    /// Small numbers, so that the ranges of all fields are met at once; and one of any size, so
    /// that the range of each field is tried while the others are met.
    private static Object record(Class<?> type, Random random) {
        assertThat(type.isRecord()).as("%s is a record", type).isTrue();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        int large = random.nextInt(2 * components.length);
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean number = types[i] == int.class || types[i] == long.class;
            if (number && i != large) {
                long value = random.nextInt(1 << random.nextInt(9));
                values[i] = types[i] == int.class ? (Object) (int) value : (Object) value;
            } else {
                values[i] = any(types[i], components[i].getGenericType(), random);
            }
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new AssertionError(type + " of " + Arrays.toString(values), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(type), e);
        }
    }

    private static Class<?> argument(Type generic) {
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static int multicast(Random random) {
        return random.nextBoolean() ? 0xe000_0000 | random.nextInt(1 << 28) : random.nextInt();
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A number of any width, all widths alike, sometimes negative.
    private static long number(Random random, int bits) {
        long value = random.nextLong() >>> (Long.SIZE - 1 - random.nextInt(bits));
        return random.nextInt(16) == 0 ? -value : value;
    }
}
