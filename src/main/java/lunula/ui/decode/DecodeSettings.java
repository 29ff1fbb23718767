package lunula.ui.decode;

import java.util.List;
import lunula.ui.kit.Codec;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;

/// What is set about the decoded picture.
public final class DecodeSettings {
  private DecodeSettings() {}

  public static List<Setting<?>> of(DecodeViewModel decode) {
    return List.of(
        Setting.remembered(
                "scaling",
                Setting.of("window.scaling", decode.scalingProperty()),
                PictureScaling.class)
            .inSession(Codec.oneOf(PictureScaling.SMOOTH), Phase.AT_ONCE));
  }
}
