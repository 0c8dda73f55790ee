/** A handful of emoji for the picker; any other can be typed. */
export const EMOJI = [...new Set(
  '👍 👎 ❤️ 😂 🎉 😮 😢 😡 🙏 👏 🔥 💯 ✅ ❌ 👀 🤔 😀 😅 😉 😊 😍 😎 🥳 😴 🤯 🙌 💪 🤝 ✨ ⭐ 🚀 💡 📌 ☕ 🍕 🍰 🎵 🎮 🐛 🌈'.split(' '),
)];
