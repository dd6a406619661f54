package soquete.ring;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Every engine, for tests of what loops promise with any of them. As an extension of the test
/// class, it skips those that the kernel refuses.
final class Engines implements ArgumentsProvider, InvocationInterceptor {
    /// A ring that is always short of buffers and of room for completions.
    private static final LoopOptions SHORT = LoopOptions.RING.withRing(new RingSizes(8, 16, 2));

    @Override
    public Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(
                Arguments.of(LoopOptions.EPOLL),
                Arguments.of(LoopOptions.RING),
                Arguments.of(SHORT));
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> test,
            ExtensionContext context)
            throws Throwable {
        if (test.getArguments().getFirst() instanceof LoopOptions options
                && options.engine() == Engine.RING) {
            try {
                Rings.assume();
            } catch (Throwable t) {
                invocation.skip();
                throw t;
            }
        }
        invocation.proceed();
    }
}
