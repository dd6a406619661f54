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
    @Override
    public Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(Arguments.of(LoopOptions.EPOLL), Arguments.of(LoopOptions.RING));
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> test,
            ExtensionContext context)
            throws Throwable {
        if (test.getArguments().contains(LoopOptions.RING)) {
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
