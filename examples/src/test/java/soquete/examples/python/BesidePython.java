package soquete.examples.python;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a row's method what Python answered, and insists that it answers too.
final class BesidePython implements ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(BesidePython.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Answer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Surprise surprise = context.getRequiredTestMethod().getAnnotation(Surprise.class);
        Optional<String> python = Python.answer(context.getRequiredTestMethod());
        Answer answer = new Answer(python, surprise == null ? "" : surprise.ours());
        context.getStore(HERE).put(Answer.class, answer);
        return answer;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Answer answer = context.getStore(HERE).get(Answer.class, Answer.class);
        if (context.getExecutionException().isEmpty() && (answer == null || !answer.isGiven())) {
            throw new AssertionError("the row gives no answer");
        }
    }
}
