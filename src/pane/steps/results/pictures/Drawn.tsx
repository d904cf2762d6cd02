import { makeStyles } from '@fluentui/react-components';
import { useId } from 'react';
import type { Drawing, Mark } from '../../../../pictures/drawing';
import { hatches, type Hatch, type Palette } from '../../../../pictures/paints';

const useStyles = makeStyles({
  // The palette is already in the person's own colours where those are forced.
  drawing: { display: 'block', forcedColorAdjust: 'none', maxWidth: 'none' },
  leads: { cursor: 'pointer' },
});

function MarkShape({ mark, colours, hatch }: { mark: Mark; colours: Palette; hatch: string }) {
  const look = colours[mark.paint];
  const outline = look.outline === undefined ? {} : { stroke: look.outline };
  switch (mark.is) {
    case 'box': {
      const { x, y, width, height } = mark;
      const area = { x, y, width, height };
      return (
        <>
          <rect {...area} fill={look.fill} {...outline} />
          {look.hatch !== undefined && <rect {...area} fill={`url(#${hatch}${look.hatch})`} />}
        </>
      );
    }
    case 'frame': {
      const { x, y, width, height } = mark;
      return <rect {...{ x, y, width, height }} fill="none" stroke={look.fill} strokeDasharray="3 2" />;
    }
    case 'line': {
      const { x1, y1, x2, y2, dashed } = mark;
      return (
        <line {...{ x1, y1, x2, y2 }} stroke={look.fill} {...(dashed ? { strokeDasharray: '4 3' } : {})} />
      );
    }
    case 'dot':
      return <circle cx={mark.x} cy={mark.y} r={mark.radius} fill={look.fill} {...outline} />;
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          dy="0.36em"
          fontSize={mark.size}
          textAnchor={mark.align}
          fill={look.fill}
          {...(mark.bold ? { fontWeight: 600 } : {})}
          {...(look.halo === undefined ? {} : { stroke: look.halo, strokeWidth: 4, paintOrder: 'stroke' })}
        >
          {mark.text}
        </text>
      );
  }
}

/** A drawing on the screen. It is one image: what it shows is also in the table behind it, which has the ways on. */
export function Drawn({
  drawing: { width, height, marks },
  colours,
  label,
  onUnit,
}: {
  drawing: Drawing;
  colours: Palette;
  label: string;
  /** Somebody clicks on what is drawn of a unit. */
  onUnit: (unit: string) => void;
}) {
  const styles = useStyles();
  const hatch = useId();
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="inherit"
      className={styles.drawing}
    >
      <defs>
        {(Object.keys(hatches) as Hatch[]).map((name) => (
          <pattern
            key={name}
            id={hatch + name}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform={`rotate(${hatches[name][0]})`}
          >
            {hatches[name].map((turn, index) => (
              <line
                key={turn}
                {...(index === 0 ? { x1: 0, y1: 0, x2: 0, y2: 6 } : { x1: 0, y1: 0, x2: 6, y2: 0 })}
                stroke="CanvasText"
                strokeWidth="2"
              />
            ))}
          </pattern>
        ))}
      </defs>
      {marks.map((mark, index) => {
        const { unit } = mark;
        const shape = <MarkShape mark={mark} colours={colours} hatch={hatch} />;
        return unit === undefined ? (
          <g key={index}>{shape}</g>
        ) : (
          <g key={index} className={styles.leads} onClick={() => onUnit(unit)}>
            {shape}
          </g>
        );
      })}
    </svg>
  );
}
