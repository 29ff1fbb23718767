package lunula.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @AfterEach
  void forgetTheSystem() {
    Languages.ofSystem(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource({"zh,zh", "zh-CN,zh", "zh_CN.UTF-8,zh", "zh-Hans-HK,zh", "en,en", "en_GB@euro,en"})
  void aLanguageIsNamedAsSystemsNameIt(String text, String tag) {
    assertEquals(Optional.of(tag), Languages.named(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "fr", "zh_TW.UTF-8", "zh-Hant", "zh-HK", "../zh", "中文"})
  void whatIsNotSpokenIsNotNamed(String text) {
    assertEquals(Optional.empty(), Languages.named(text));
  }

  @Test
  void theFirstChoiceThatIsSpokenCounts() {
    Languages.ofSystem(Locale.SIMPLIFIED_CHINESE);
    assertEquals("en", Languages.spoken(Stream.of("", "fr", "en", "zh")).tag());
    assertEquals("zh", Languages.spoken(Stream.of(Languages.SYSTEM)).tag());
    assertEquals("zh", Languages.spoken(Stream.of()).tag());
    Languages.ofSystem(Locale.FRENCH);
    assertEquals("en", Languages.spoken(Stream.of(Languages.SYSTEM)).tag());
  }
}
