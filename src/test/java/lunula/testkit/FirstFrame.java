package lunula.testkit;

import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.ApplicationTest;

/// Every test of a view begins when the view is styled and laid out. JUnit finds this by itself.
public final class FirstFrame implements BeforeTestExecutionCallback {
  @Override
  public void beforeTestExecution(ExtensionContext context) {
    if (showsAWindow(context.getRequiredTestClass())) {
      Frames.pass();
    }
  }

  private static boolean showsAWindow(Class<?> test) {
    return ApplicationTest.class.isAssignableFrom(test)
        || AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream()
            .flatMap(extensions -> Arrays.stream(extensions.value()))
            .anyMatch(ApplicationExtension.class::equals);
  }
}
